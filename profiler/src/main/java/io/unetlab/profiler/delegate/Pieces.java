package io.unetlab.profiler.delegate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a file's graph into the pieces that a delegate gets: each as large as possible, without a
 * node between two of its nodes that it does not take.
 *
 * @param <N> equal nodes are one node
 */
final class Pieces<N extends FileNode> {

  private final List<N> nodes;
  private final Set<N> taken;
  private final Map<String, N> writers = new HashMap<>();

  private Pieces(List<N> nodes, Set<N> taken) {
    this.nodes = nodes;
    this.taken = Collections.newSetFromMap(new IdentityHashMap<>());
    this.taken.addAll(taken);
    nodes.forEach(node -> node.writes().forEach(value -> writers.put(value, node)));
  }

  /**
   * As TensorFlow Lite does: the first node whose inputs are known decides whether a piece is the
   * delegate's or the built-in kernels'; then every node of the same kind whose inputs are known
   * joins it, in any order, until none is left.
   *
   * @param nodes in execution order
   */
  static <N extends FileNode> List<List<N>> ofTflite(List<N> nodes, Set<N> taken) {
    return new Pieces<>(nodes, taken).epochs();
  }

  /**
   * As ONNX Runtime does: nodes are visited as their inputs become known, and one that is not taken
   * and reads a value of the open piece waits until the piece is closed.
   *
   * @param nodes in execution order
   */
  static <N extends FileNode> List<List<N>> ofOrt(List<N> nodes, Set<N> taken) {
    return new Pieces<>(nodes, taken).waves();
  }

  private List<List<N>> epochs() {
    List<List<N>> pieces = new ArrayList<>();
    Set<String> missing = new HashSet<>(writers.keySet());
    List<N> left = new ArrayList<>(nodes);
    while (!left.isEmpty()) {
      List<N> piece = epoch(left, missing);
      if (piece.isEmpty()) {
        throw new IllegalStateException("the nodes are not in execution order");
      }
      if (taken.contains(piece.get(0))) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  // One pass finds all of them: a node comes after those that it reads.
  private List<N> epoch(List<N> left, Set<String> missing) {
    List<N> piece = new ArrayList<>();
    for (N node : left) {
      boolean fits = piece.isEmpty() || taken.contains(node) == taken.contains(piece.get(0));
      if (fits && Collections.disjoint(missing, node.reads())) {
        piece.add(node);
        node.writes().forEach(missing::remove);
      }
    }
    Set<N> done = Collections.newSetFromMap(new IdentityHashMap<>());
    done.addAll(piece);
    left.removeIf(done::contains);
    return piece;
  }

  private List<List<N>> waves() {
    IdentityHashMap<N, Integer> waiting = new IdentityHashMap<>();
    IdentityHashMap<N, List<N>> readers = new IdentityHashMap<>();
    Deque<N> ready = new ArrayDeque<>();
    for (N node : nodes) {
      List<String> inner = node.reads().stream().filter(writers::containsKey).toList();
      waiting.put(node, inner.size());
      inner.forEach(
          value -> readers.computeIfAbsent(writers.get(value), it -> new ArrayList<>()).add(node));
      if (inner.isEmpty()) {
        ready.add(node);
      }
    }
    return new Waves<>(taken, waiting, readers, ready).all();
  }

  /** The state of a walk through ONNX Runtime's waves. */
  private static final class Waves<N> {

    private final Set<N> taken;
    private final IdentityHashMap<N, Integer> waiting;
    private final IdentityHashMap<N, List<N>> readers;
    private final Deque<N> ready;
    private final Deque<N> next = new ArrayDeque<>();
    private final Set<N> border = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<List<N>> pieces = new ArrayList<>();
    private List<N> open = new ArrayList<>();

    Waves(
        Set<N> taken,
        IdentityHashMap<N, Integer> waiting,
        IdentityHashMap<N, List<N>> readers,
        Deque<N> ready) {
      this.taken = taken;
      this.waiting = waiting;
      this.readers = readers;
      this.ready = ready;
    }

    List<List<N>> all() {
      while (!ready.isEmpty() || !next.isEmpty()) {
        if (ready.isEmpty()) {
          close();
          ready.addAll(next);
          next.clear();
        }
        visit(ready.remove());
      }
      close();
      return pieces;
    }

    private void close() {
      if (!open.isEmpty()) {
        pieces.add(open);
        open = new ArrayList<>();
        border.clear();
      }
    }

    private void visit(N node) {
      boolean takes = taken.contains(node);
      if (!takes && border.contains(node)) {
        next.add(node);
        return;
      }
      if (takes) {
        open.add(node);
        border.remove(node);
      }
      for (N reader : readers.getOrDefault(node, List.of())) {
        if (takes) {
          border.add(reader);
        }
        if (waiting.merge(reader, -1, Integer::sum) == 0) {
          ready.add(reader);
        }
      }
    }
  }
}
