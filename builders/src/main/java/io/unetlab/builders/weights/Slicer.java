package io.unetlab.builders.weights;

import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Weight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the slice of a checkpoint's larger tensor that initialises a weight. */
final class Slicer {

  /** The first layers of feed-forwards with the last ones. */
  private static final Map<String, String> LAST =
      Map.of(".net.0.proj", ".net.2", ".conv_inverted", ".conv_point");

  /**
   * The slice to take.
   *
   * @param cuts the spans of each dimension, and the same again for each further slice of which the
   *     mean is taken; empty if nothing can be taken, with the reason in the note
   */
  record Slice(List<List<List<Span>>> cuts, String note) {
    Slice {
      cuts = List.copyOf(cuts);
    }

    /** The numbers of the slice. */
    Numbers of(Tensor source) {
      List<Numbers> all =
          cuts.stream().<Numbers>map(spans -> new SlicedNumbers(source, spans)).toList();
      return all.size() == 1 ? all.get(0) : new MeanNumbers(all);
    }
  }

  private final Graph graph;
  private final WeightStore checkpoint;
  private final Layouts layouts;
  private final KeyValueHeads heads;

  Slicer(Graph graph, WeightStore checkpoint) {
    this.graph = graph;
    this.checkpoint = checkpoint;
    this.layouts = new Layouts(graph, checkpoint);
    this.heads = new KeyValueHeads(layouts, checkpoint);
  }

  /** The slice of a tensor whose shape differs from the weight's. */
  Slice slice(Node node, Weight weight, Tensor source) {
    if (source.dims().size() != weight.shape().rank()) {
      return nothing("its number of dimensions differs in the checkpoint");
    }
    for (int i = 0; i < source.dims().size(); i++) {
      if (source.dims().get(i) < weight.shape().dim(i)) {
        return nothing("it is smaller in the checkpoint");
      }
    }
    if (isGatedOtherwise(node)) {
      return nothing("its feed-forward is gated in only one of the two networks");
    }
    Set<String> notes = new LinkedHashSet<>();
    List<List<List<Span>>> cuts = new ArrayList<>();
    rows(node, weight, source.dims().get(0), notes).forEach(rows -> cuts.add(List.of(rows)));
    for (int i = 1; i < source.dims().size() && !cuts.isEmpty(); i++) {
      Optional<List<Span>> some = spans(node, weight, i, source.dims().get(i), notes);
      cuts.replaceAll(cut -> joined(cut, some.orElse(List.of())));
      if (some.isEmpty()) {
        cuts.clear();
      }
    }
    return cuts.isEmpty()
        ? nothing("a part of its inputs is smaller in the checkpoint")
        : new Slice(cuts, String.join("; ", notes));
  }

  private static List<List<Span>> joined(List<List<Span>> cut, List<Span> spans) {
    return Stream.concat(cut.stream(), Stream.of(spans)).toList();
  }

  /** The spans of the first dimension, in one way or in several; empty if a part is smaller. */
  private List<List<Span>> rows(Node node, Weight weight, long source, Set<String> notes) {
    if (weight.shape().dim(0) != source) {
      Optional<List<List<Span>>> grouped = heads.rows(node, source);
      if (grouped.isPresent()) {
        int count = grouped.get().size();
        notes.add(
            count == 1
                ? "each key-value head separately"
                : "each key-value head is the mean of " + count + " heads");
        return grouped.get();
      }
    }
    return spans(node, weight, 0, source, notes).stream().toList();
  }

  private static Slice nothing(String note) {
    return new Slice(List.of(), note);
  }

  // A checkpoint shows a gated feed-forward only by its sizes: the first layer is twice as wide as
  // the second one's input.
  private boolean isGatedOtherwise(Node node) {
    Optional<String> first = LAST.keySet().stream().filter(node.path()::endsWith).findFirst();
    if (first.isEmpty()) {
      return false;
    }
    String last = node.path().replace(first.get(), LAST.get(first.get())) + ".weight";
    Optional<Long> rows = dim(node.path() + ".weight", 0);
    Optional<Long> inner = dim(last, 1);
    long wanted = dim(graph, node.path() + ".weight", 0) / dim(graph, last, 1);
    return rows.isPresent() && inner.isPresent() && rows.get() != wanted * inner.get();
  }

  private static long dim(Graph graph, String name, int index) {
    return graph
        .weights()
        .filter(weight -> weight.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not in the network"))
        .shape()
        .dim(index);
  }

  private Optional<Long> dim(String name, int index) {
    return checkpoint
        .find(name)
        .filter(tensor -> tensor.dims().size() > index)
        .map(tensor -> tensor.dims().get(index));
  }

  /** Empty if a part is smaller in the checkpoint. */
  private Optional<List<Span>> spans(
      Node node, Weight weight, int index, long source, Set<String> notes) {
    long target = weight.shape().dim(index);
    if (isUndivided(node, index) || target == source && (index > 1 || !isJoin(node, index))) {
      return Optional.of(Span.first(target));
    }
    if (index > 1) {
      notes.add("the middle of the kernel");
      return Optional.of(List.of(new Span((source - target) / 2, target)));
    }
    if (index == 1 && node.op() instanceof Conv2d conv && conv.groups() > 1) {
      return Optional.of(Span.first(target));
    }
    return spans(layout(node, index), source, notes);
  }

  // The rows of a table, and the one scale that all heads share.
  private static boolean isUndivided(Node node, int index) {
    boolean table = node.op() instanceof Embedding || node.op() instanceof AddPositions;
    return index == 0 && (table || node.op() instanceof RmsNorm);
  }

  private boolean isJoin(Node node, int index) {
    Layout layout = layout(node, index);
    return !layout.equal() && layout.parts().size() > 1;
  }

  private Layout layout(Node node, int index) {
    boolean layer = node.op() instanceof Conv2d || node.op() instanceof Linear;
    return index == 1 && layer ? layouts.of(node.input(0)) : layouts.of(node);
  }

  private static Optional<List<Span>> spans(Layout layout, long source, Set<String> notes) {
    long target = layout.sum().target();
    Optional<List<Long>> lengths = layout.sources(source);
    if (lengths.isEmpty()) {
      notes.add("the first indices overall, since its parts in the checkpoint are unknown");
      return Optional.of(Span.first(target));
    }
    List<Span> spans = new ArrayList<>();
    long begin = 0;
    for (int i = 0; i < layout.parts().size(); i++) {
      long length = layout.parts().get(i).target();
      if (length > lengths.get().get(i)) {
        return Optional.empty();
      }
      spans.add(new Span(begin, length));
      begin += lengths.get().get(i);
    }
    if (!layout.note().isEmpty()) {
      notes.add(layout.note());
    }
    return Optional.of(spans);
  }
}
