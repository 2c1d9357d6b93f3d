package io.unetlab.profiler.delegate;

import io.unetlab.builders.tflite.TfliteOperator;
import io.unetlab.builders.tflite.TfliteOps;
import io.unetlab.builders.tflite.TfliteTensor;
import io.unetlab.profiler.cost.CostReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A delegate of LiteRT.
 *
 * @param halves how it treats the operators that unpack constants of 16 bits
 */
record TfliteDelegate(
    String word,
    String title,
    OptionalInt mostPieces,
    Halves halves,
    String note,
    RuleBook<TfliteNode> book)
    implements Delegate {

  private static final Source HELPER =
      LiteRtSource.of("tflite/delegates/utils.cc", "FP16GraphPartitionHelper");

  private static final Source UNPACKED =
      LiteRtSource.of(
          "tflite/delegates/xnnpack/xnnpack_delegate.cc", "Delegate::PrepareOpsToDelegate");

  /** What happens to an operator that unpacks a constant of 16 bits. */
  enum Halves {
    /** It is taken if every operator that reads its result is. */
    WITH_READERS,
    /** Its readers take the constant as it is; it is taken if every other operator is. */
    SKIPPED
  }

  @Override
  public FileFormat format() {
    return FileFormat.TFLITE;
  }

  @Override
  public DelegateCheck check(CostReport counted, FileOptions options) {
    List<TfliteOperator> operators = TfliteOps.lower(counted.graph(), options.tflite()).operators();
    Map<TfliteNode, Verdict> verdicts = verdicts(operators);
    return DelegateCheck.of(this, verdicts, counted, Pieces::ofTflite);
  }

  /** In the order of the operators. */
  Map<TfliteNode, Verdict> verdicts(List<TfliteOperator> operators) {
    Map<TfliteTensor, TfliteTensor> packed = new HashMap<>();
    Map<TfliteNode, Verdict> verdicts = new LinkedHashMap<>();
    for (TfliteOperator operator : operators) {
      TfliteNode node = seen(operator, packed);
      if (node.unpacks()) {
        packed.put(node.output(), node.input(0));
      }
      verdicts.put(node, node.unpacks() ? Verdict.ACCEPTED : book.verdict(node));
    }
    return halves == Halves.SKIPPED ? skipped(verdicts) : withReaders(verdicts);
  }

  private TfliteNode seen(TfliteOperator operator, Map<TfliteTensor, TfliteTensor> packed) {
    return halves == Halves.SKIPPED
        ? new TfliteNode(
            operator, operator.inputs().stream().map(it -> packed.getOrDefault(it, it)).toList())
        : TfliteNode.of(operator);
  }

  private static Map<TfliteNode, Verdict> skipped(Map<TfliteNode, Verdict> verdicts) {
    if (verdicts.values().stream().allMatch(Verdict::isAccepted)) {
      return verdicts;
    }
    return changed(
        verdicts,
        node -> true,
        Verdict.refused(
            "it stays on the CPU as long as any other operator does; its readers take the constant"
                + " as it is",
            "",
            HELPER));
  }

  private static Map<TfliteNode, Verdict> withReaders(Map<TfliteNode, Verdict> verdicts) {
    Set<String> kept = new HashSet<>();
    verdicts.forEach(
        (node, verdict) -> {
          if (!verdict.isAccepted()) {
            kept.addAll(node.reads());
          }
        });
    return changed(
        verdicts,
        node -> kept.contains(node.output().name()),
        Verdict.refused("an operator that reads its result is refused", "", UNPACKED));
  }

  private static Map<TfliteNode, Verdict> changed(
      Map<TfliteNode, Verdict> verdicts, Predicate<TfliteNode> which, Verdict refused) {
    Map<TfliteNode, Verdict> changed = new LinkedHashMap<>();
    verdicts.forEach(
        (node, verdict) ->
            changed.put(node, node.unpacks() && which.test(node) ? refused : verdict));
    return changed;
  }
}
