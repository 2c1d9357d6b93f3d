package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A variant's initial weights, taken from a larger network's checkpoint by name, or by a map of
 * names: unchanged if the shapes agree, sliced if the variant's is smaller and larger in no
 * dimension, otherwise new from a seed.
 *
 * <p>A slice takes the first indices of a dimension, or of each part if a dimension consists of
 * parts (the halves of a gated feed-forward, a concatenation's image and skip, attention heads),
 * and the middle of a kernel. Fewer heads of keys and values are the means of those that share one.
 */
public final class Transfer {

  /** The origin of a weight. */
  public enum Outcome {
    TAKEN,
    SLICED,
    NEW
  }

  /**
   * The origin of one weight.
   *
   * @param from its shape in the checkpoint; empty if the checkpoint lacks it
   * @param note a remark for the user; may be empty
   */
  public record Row(
      String name, Outcome outcome, Optional<List<Long>> from, TensorShape to, String note) {

    public Row {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(outcome, "outcome");
      from = from.map(List::copyOf);
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(note, "note");
    }
  }

  private final WeightStore checkpoint;
  private final WeightStore source;
  private final Map<String, String> sources;
  private final long seed;
  private final Slicer slicer;
  private final List<Row> rows = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final Set<String> used = new HashSet<>();
  private final List<String> doubts = new ArrayList<>();

  private Transfer(WeightStore checkpoint, Map<String, String> sources, Graph graph, long seed) {
    this.checkpoint = checkpoint;
    this.sources = sources;
    this.source = MappedNames.view(checkpoint, sources);
    this.seed = seed;
    this.slicer = new Slicer(graph, source);
  }

  /**
   * All of a graph's weights, by name.
   *
   * @param seed for the new weights
   * @throws io.unetlab.spec.source.SpecException naming every tensor that would be taken but has no
   *     floats
   */
  public static Transfer from(WeightStore checkpoint, Graph graph, long seed) {
    return from(checkpoint, graph, List.of(), seed);
  }

  /**
   * The same, with some weights from tensors of other names.
   *
   * @param maps each {@code NETWORK=CHECKPOINT}, two patterns of names ({@link NameMap}), or {@code
   *     bk-sdm}
   */
  public static Transfer from(WeightStore file, Graph graph, List<String> maps, long seed) {
    Problems problems = new Problems();
    WeightStore checkpoint = CheckpointNames.read(file, graph, problems);
    Map<String, String> sources = MappedNames.sources(graph, checkpoint, maps, problems);
    Transfer transfer = new Transfer(checkpoint, sources, graph, seed);
    FileReason.of(file, checkpoint, graph)
        .ifPresent(reason -> transfer.doubts.add(reason.statement()));
    for (Node node : graph.nodes()) {
      for (Weight weight : node.weights()) {
        transfer.take(node, weight, problems);
      }
    }
    problems.throwIfErrors();
    return transfer;
  }

  /** The origin of each weight, in the graph's order. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** The checkpoint's unused tensors, sorted by name. */
  public List<Tensor> unused() {
    return checkpoint.tensors().values().stream()
        .filter(tensor -> !used.contains(tensor.origin()))
        .toList();
  }

  /** How the checkpoint's names and numbers were read, in clauses, if not as they are. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(checkpoint.notes());
    notes.addAll(doubts);
    if (!sources.isEmpty()) {
      notes.add("weights that start from a tensor of another name: " + sources.size());
    }
    return notes;
  }

  /** The weights, read or generated on demand. */
  public WeightStore weights() {
    return WeightStore.of(tensors);
  }

  private void take(Node node, Weight weight, Problems problems) {
    Optional<Tensor> found = source.find(weight.name());
    if (found.isEmpty()) {
      Optional<String> lacking = Optional.ofNullable(sources.get(weight.name()));
      add(node, weight, lacking.map(it -> "the checkpoint has no " + it).orElse(""));
      return;
    }
    Tensor tensor = found.get();
    if (!tensor.isFloat()) {
      tensor.refuse(checkpoint.location(), problems);
      return;
    }
    List<Long> dims = Dims.of(weight.shape());
    Tensor shaped = tensor.reshaped(Dims.withRank(dims.size(), tensor.dims()));
    if (shaped.dims().equals(dims)) {
      String note = shaped == tensor ? "" : "the same numbers in another shape";
      add(weight, Outcome.TAKEN, tensor, shaped, note);
      return;
    }
    Slicer.Slice slice = slicer.slice(node, weight, shaped);
    if (slice.cuts().isEmpty()) {
      add(node, weight, slice.note());
    } else {
      Tensor sliced = new Tensor(weight.name(), dims, ElementType.FLOAT32, slice.of(shaped));
      add(weight, Outcome.SLICED, tensor, sliced, slice.note());
    }
  }

  private void add(Node node, Weight weight, String note) {
    Optional<List<Long>> from = source.find(weight.name()).map(Tensor::dims);
    rows.add(new Row(weight.name(), Outcome.NEW, from, weight.shape(), note));
    tensors.add(Initializers.seeded(node, weight, seed));
  }

  private void add(Weight weight, Outcome outcome, Tensor from, Tensor to, String note) {
    String mapped = sources.containsKey(weight.name()) ? "from " + sources.get(weight.name()) : "";
    String both = mapped.isEmpty() || note.isEmpty() ? mapped + note : mapped + "; " + note;
    rows.add(new Row(weight.name(), outcome, Optional.of(from.dims()), weight.shape(), both));
    tensors.add(to);
    used.add(from.origin());
  }
}
