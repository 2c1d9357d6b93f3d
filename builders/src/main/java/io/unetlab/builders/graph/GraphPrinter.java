package io.unetlab.builders.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A graph as text, one line per node in the graph's order: path, operation, output shape and the
 * paths of its inputs, shortened to {@code .conv1} inside the node's own scope. Meant for reading
 * and comparing: equal graphs produce equal text.
 */
public final class GraphPrinter {

  private static final String GAP = "  ";

  private final boolean weights;

  private GraphPrinter(boolean weights) {
    this.weights = weights;
  }

  /** Nodes only. */
  public static String print(Graph graph) {
    return new GraphPrinter(false).text(graph);
  }

  /** Each node with its weights below it, by name and shape. */
  public static String printWithWeights(Graph graph) {
    return new GraphPrinter(true).text(graph);
  }

  private String text(Graph graph) {
    List<List<String>> rows = graph.nodes().stream().map(GraphPrinter::row).toList();
    List<Integer> widths = widths(rows);
    StringBuilder text = new StringBuilder();
    text.append(graph.name())
        .append(": ")
        .append(rows.size())
        .append(" nodes" + outputs(graph) + "\n");
    for (Node node : graph.nodes()) {
      text.append(line(rows.get(node.id()), widths)).append('\n');
      if (weights) {
        node.weights().forEach(weight -> text.append(line(weight)).append('\n'));
      }
    }
    return text.toString();
  }

  // A single output is usually the last line and is not repeated here.
  private static String outputs(Graph graph) {
    return graph.outputs().size() == 1
        ? ""
        : graph.outputs().stream()
            .map(output -> output.name() + " = " + output.node().path())
            .collect(Collectors.joining(", ", ", outputs ", ""));
  }

  private static List<String> row(Node node) {
    String inputs =
        node.inputs().stream().map(input -> path(input, node)).collect(Collectors.joining(", "));
    return List.of(node.path(), node.accept(new OpText()), node.shape().toString(), inputs);
  }

  private static String path(Node input, Node reader) {
    String scope = reader.scope().path();
    boolean near = !scope.isEmpty() && input.path().startsWith(scope + ".");
    return near ? input.path().substring(scope.length()) : input.path();
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String line(Weight weight) {
    return GAP + weight.name() + GAP + weight.shape();
  }
}
