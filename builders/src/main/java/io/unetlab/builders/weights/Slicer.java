package io.unetlab.builders.weights;

import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Chunk;
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
import java.util.Optional;
import java.util.Set;

/** Finds the slice of a checkpoint's larger tensor that initialises a weight. */
final class Slicer {

  private static final String FIRST = ".net.0.proj";
  private static final String SECOND = ".net.2";

  /**
   * The slice to take.
   *
   * @param spans of each dimension; empty if nothing can be taken, with the reason in the note
   */
  record Slice(List<List<Span>> spans, String note) {
    Slice {
      spans = List.copyOf(spans);
    }
  }

  private final Graph graph;
  private final WeightStore checkpoint;
  private final Layouts layouts;

  Slicer(Graph graph, WeightStore checkpoint) {
    this.graph = graph;
    this.checkpoint = checkpoint;
    this.layouts = new Layouts(graph, checkpoint);
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
    List<List<Span>> spans = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (int i = 0; i < source.dims().size(); i++) {
      Optional<List<Span>> some = spans(node, weight, i, source.dims().get(i), notes);
      if (some.isEmpty()) {
        return nothing("a part of its inputs is smaller in the checkpoint");
      }
      spans.add(some.get());
    }
    return new Slice(spans, String.join("; ", notes));
  }

  private static Slice nothing(String note) {
    return new Slice(List.of(), note);
  }

  // A checkpoint shows a gated feed-forward only by its sizes: the first layer is twice as wide as
  // the second one's input.
  private boolean isGatedOtherwise(Node node) {
    if (!node.path().endsWith(FIRST)) {
      return false;
    }
    String second = node.path().replace(FIRST, SECOND) + ".weight";
    Optional<Long> rows = dim(node.path() + ".weight", 0);
    Optional<Long> inner = dim(second, 1);
    boolean gated = graph.nodes().stream().anyMatch(it -> isChunkOf(it, node));
    return rows.isPresent() && inner.isPresent() && rows.get() != (gated ? 2 : 1) * inner.get();
  }

  private static boolean isChunkOf(Node reader, Node node) {
    return reader.op() instanceof Chunk && reader.input(0) == node;
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
