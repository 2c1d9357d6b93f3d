package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of a checkpoint's projection to keys or values that make fewer heads: each head is the
 * mean of those that its queries read in the checkpoint ("GQA: Training Generalized Multi-Query
 * Transformer Models", arXiv 2305.13245, section 2.1).
 *
 * <p>How many heads of keys and values a checkpoint has follows from its projection to queries.
 */
final class KeyValueHeads {

  private static final String QUERIES = "to_q";

  private final Layouts layouts;
  private final WeightStore checkpoint;

  KeyValueHeads(Layouts layouts, WeightStore checkpoint) {
    this.layouts = layouts;
    this.checkpoint = checkpoint;
  }

  /**
   * Rows that have the same mean: of the first query of each head, of the second, and so on, those
   * that are equal once.
   *
   * @param source the number of rows in the checkpoint
   * @return empty if the node is no projection to fewer heads, or the checkpoint's heads do not
   *     follow from its sizes
   */
  Optional<List<List<Span>>> rows(Node node, long source) {
    return layouts
        .grouping(node)
        .flatMap(
            attention -> {
              long queries = queries(node).orElse(source);
              long heads = layouts.heads(attention, queries);
              return queries % heads == 0
                  ? rows(attention, heads, queries / heads, source)
                  : Optional.empty();
            });
  }

  private static Optional<List<List<Span>>> rows(
      Attention attention, long heads, long headWidth, long source) {
    long kvHeads = source / headWidth;
    if (source % headWidth != 0 || kvHeads == 0 || heads % kvHeads != 0) {
      return Optional.empty();
    }
    if (heads < attention.heads() || headWidth < attention.headWidth()) {
      return Optional.empty();
    }
    List<List<Span>> all = new ArrayList<>();
    for (int query = 0; query < attention.group(); query++) {
      int first = query;
      all.add(
          IntStream.range(0, attention.kvHeads())
              .mapToLong(head -> (head * attention.group() + first) / (heads / kvHeads))
              .mapToObj(head -> new Span(head * headWidth, attention.headWidth()))
              .toList());
    }
    return Optional.of(all.stream().distinct().toList());
  }

  private Optional<Long> queries(Node node) {
    String path = node.path();
    String sibling = path.substring(0, path.lastIndexOf('.') + 1) + QUERIES + ".weight";
    return checkpoint.find(sibling).map(tensor -> tensor.dims().get(0));
  }
}
