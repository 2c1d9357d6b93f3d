package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxNodes;
import io.unetlab.builders.onnx.OnnxNodes.Entry;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.profiler.cost.CostReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An execution provider of ONNX Runtime. */
record OnnxDelegate(String word, String title, String note, RuleBook<OnnxFileNode> book)
    implements Delegate {

  @Override
  public FileFormat format() {
    return FileFormat.ONNX;
  }

  @Override
  public Optional<TfliteForm> form() {
    return Optional.empty();
  }

  @Override
  public OptionalInt mostPieces() {
    return OptionalInt.empty();
  }

  @Override
  public DelegateCheck check(CostReport counted, FileOptions options) {
    OnnxNodes file = OnnxNodes.of(counted.graph(), options.onnx());
    Map<String, Node> operations =
        counted.graph().nodes().stream().collect(Collectors.toMap(Node::path, Function.identity()));
    Map<String, Entry> writers = new HashMap<>();
    Map<OnnxFileNode, Verdict> verdicts = new LinkedHashMap<>();
    for (Entry entry : optimized(file)) {
      entry.outputs().forEach(value -> writers.put(value, entry));
      OnnxFileNode node =
          new OnnxFileNode(
              entry,
              Optional.ofNullable(operations.get(entry.path())),
              entry.inputs().stream().map(it -> Optional.ofNullable(writers.get(it))).toList());
      verdicts.put(node, book.verdict(node));
    }
    return DelegateCheck.of(this, verdicts, counted, Pieces::ofOrt);
  }

  /**
   * What is left when ONNX Runtime asks its providers: it has computed what reads constants only,
   * and removed what only gives a value the name of an output.
   */
  private static List<Entry> optimized(OnnxNodes file) {
    Set<String> computed = new HashSet<>(file.inputs());
    return file.entries().stream()
        .filter(entry -> !entry.operator().equals("Identity"))
        .filter(entry -> isComputed(entry, computed))
        .toList();
  }

  private static boolean isComputed(Entry entry, Set<String> computed) {
    boolean depends = entry.inputs().stream().anyMatch(computed::contains);
    if (depends) {
      computed.addAll(entry.outputs());
    }
    return depends;
  }
}
