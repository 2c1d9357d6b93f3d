package io.unetlab.profiler.delegate;

import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOperator;
import io.unetlab.builders.tflite.TfliteOps;
import io.unetlab.builders.tflite.TfliteTensor;
import io.unetlab.profiler.cost.CostReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A delegate of LiteRT.
 *
 * @param suited the form of files that is made for it
 * @param unpacking what it does with operators that unpack constants
 */
record TfliteDelegate(
    String word,
    String title,
    TfliteForm suited,
    OptionalInt mostPieces,
    Unpacking unpacking,
    String note,
    RuleBook<TfliteNode> book)
    implements Delegate {

  private static final Source HELPER =
      LiteRtSource.of("tflite/delegates/utils.cc", "FP16GraphPartitionHelper");

  private static final Source UNPACKED =
      LiteRtSource.of(
          "tflite/delegates/xnnpack/xnnpack_delegate.cc", "Delegate::PrepareOpsToDelegate");

  @Override
  public FileFormat format() {
    return FileFormat.TFLITE;
  }

  @Override
  public Optional<TfliteForm> form() {
    return Optional.of(suited);
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
      if (node.unpacks(unpacking)) {
        packed.put(node.output(), node.input(0));
      }
      verdicts.put(node, node.unpacks(unpacking) ? Verdict.ACCEPTED : book.verdict(node));
    }
    return unpacking == Unpacking.SKIPPED ? skipped(verdicts) : withReaders(verdicts);
  }

  private TfliteNode seen(TfliteOperator operator, Map<TfliteTensor, TfliteTensor> packed) {
    return unpacking == Unpacking.SKIPPED
        ? new TfliteNode(
            operator, operator.inputs().stream().map(it -> packed.getOrDefault(it, it)).toList())
        : TfliteNode.of(operator);
  }

  private Map<TfliteNode, Verdict> skipped(Map<TfliteNode, Verdict> verdicts) {
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

  private Map<TfliteNode, Verdict> withReaders(Map<TfliteNode, Verdict> verdicts) {
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

  private Map<TfliteNode, Verdict> changed(
      Map<TfliteNode, Verdict> verdicts, Predicate<TfliteNode> which, Verdict refused) {
    Map<TfliteNode, Verdict> changed = new LinkedHashMap<>();
    verdicts.forEach(
        (node, verdict) ->
            changed.put(node, node.unpacks(unpacking) && which.test(node) ? refused : verdict));
    return changed;
  }
}
