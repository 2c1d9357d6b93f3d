package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a store against a graph: it must have every weight in its shape and nothing else, under
 * the network's names or others that {@link CheckpointNames} reads. A linear layer's weight may be
 * stored as a 1x1 convolution's and vice versa, since both hold the same numbers in the same order.
 */
public final class WeightMatch {

  /** More problems than this have a common cause, which is reported first. */
  private static final int FEW = 8;

  /** If there are many problems, only the first ones are listed, as examples. */
  private static final int EXAMPLES = 5;

  private final WeightStore store;
  private final Problems problems;
  private final Set<String> extra;
  private final List<Tensor> matched = new ArrayList<>();
  private int weights;
  private int misshapen;
  private int turned;
  private int unreadable;

  private WeightMatch(WeightStore store, Problems problems) {
    this.store = store;
    this.problems = problems;
    this.extra = new TreeSet<>(store.tensors().keySet());
  }

  /**
   * The graph's weights, in the graph's shapes.
   *
   * @throws io.unetlab.spec.source.SpecException naming every tensor that does not fit
   */
  public static WeightStore match(Graph graph, WeightStore store) {
    Problems problems = new Problems();
    Optional<WeightStore> matched = match(graph, store, problems);
    problems.throwIfErrors();
    return matched.orElseThrow(() -> new IllegalStateException("no weights, and no problem"));
  }

  /** The same; empty if an error was added. */
  public static Optional<WeightStore> match(Graph graph, WeightStore store, Problems problems) {
    Problems own = new Problems();
    WeightStore read = CheckpointNames.read(store, graph, own);
    WeightMatch match = new WeightMatch(read, own);
    for (Node node : graph.nodes()) {
      node.weights().forEach(weight -> match.take(node, weight));
    }
    match.extra.forEach(match::refuse);
    match.tell(graph, store, problems);
    return own.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new WeightStore(read.location(), match.matched, read.metadata(), read.notes()));
  }

  private void tell(Graph graph, WeightStore file, Problems to) {
    int all = problems.count();
    if (all <= FEW) {
      to.addAll(problems);
      return;
    }
    Verdict verdict = verdict(graph, file);
    List<String> hints = new ArrayList<>(store.notes());
    if (!verdict.remedy().isEmpty()) {
      hints.add(verdict.remedy());
    }
    hints.add("the first " + EXAMPLES + " of " + all + " differences follow");
    to.error(verdict.code(), store.location(), "", verdict.message(), String.join("; ", hints));
    problems.all().stream().limit(EXAMPLES).forEach(to::add);
  }

  /** The common cause of many problems. */
  private record Verdict(WeightCode code, String message, String remedy) {}

  // "Another network" only if no known reason explains the file.
  private Verdict verdict(Graph graph, WeightStore file) {
    if (matched.size() == weights) {
      return other(
          "the file has all %d weights of the network, and %d tensors that the network lacks",
          weights, extra.size());
    }
    if (2 * (matched.size() + unreadable) >= weights && unreadable > matched.size()) {
      return new Verdict(
          WeightCode.NOT_FLOAT,
          String.format(
              Locale.ROOT,
              "%d of the network's %d weights are in the file by name and shape, but %d of them in"
                  + " types that are not read",
              matched.size() + unreadable,
              weights,
              unreadable),
          "save them as float16 or float32");
    }
    Optional<Verdict> known = FileReason.of(file, store, graph).map(WeightMatch::verdict);
    return known.orElseGet(this::otherNetwork);
  }

  private static Verdict verdict(FileReason reason) {
    return new Verdict(reason.code(), reason.statement(), reason.remedy());
  }

  private Verdict otherNetwork() {
    if (!matched.isEmpty() && matched.size() == store.tensors().size()) {
      return new Verdict(
          WeightCode.MISSING,
          String.format(
              Locale.ROOT,
              "all %d tensors of the file are the network's, but %d of its %d weights are missing:"
                  + " the file is incomplete, one of several, or a smaller network's",
              matched.size(),
              weights - matched.size(),
              weights),
          "of a checkpoint in several files, name its .safetensors.index.json");
    }
    if (misshapen > 0 && turned == misshapen && matched.size() + misshapen == weights) {
      return new Verdict(
          WeightCode.MISSHAPEN,
          "all "
              + weights
              + " weights of the network are in the file, but the kernels of its convolutions have"
              + " their dimensions in another order (channels last), which is not read",
          "save them as out x in x height x width, as PyTorch does");
    }
    return matched.size() + misshapen + unreadable == weights
        ? other(
            "all %d weights of the network are in the file by name, but %d of them in another"
                + " shape: these are the weights of a network of other sizes",
            weights, misshapen)
        : other(
            "%d of the network's %d weights are among the file's %d tensors in their shape: these"
                + " are the weights of another network",
            matched.size(), weights, store.tensors().size());
  }

  private static Verdict other(String format, Object... values) {
    return new Verdict(WeightCode.OTHER_NETWORK, String.format(Locale.ROOT, format, values), "");
  }

  private void take(Node node, Weight weight) {
    weights++;
    extra.remove(weight.name());
    Optional<Tensor> found = store.find(weight.name());
    if (found.isEmpty()) {
      String message = weight.name() + " " + weight.shape() + " is missing";
      error(WeightCode.MISSING, weight.name(), message, askedFor(node));
      return;
    }
    Tensor tensor = found.get();
    List<Long> dims = Dims.of(weight.shape());
    if (!Dims.withRank(dims.size(), tensor.dims()).equals(dims)) {
      String message =
          tensor.fullName()
              + ": expected "
              + weight.shape()
              + ", found "
              + Dims.text(tensor.dims());
      misshapen++;
      turned += isTurned(dims, tensor.dims()) ? 1 : 0;
      error(WeightCode.MISSHAPEN, weight.name(), message, askedFor(node));
    } else if (!tensor.isFloat()) {
      unreadable++;
      tensor.refuse(store.location(), problems);
    } else {
      matched.add(tensor.reshaped(dims));
    }
  }

  private static boolean isTurned(List<Long> expected, List<Long> found) {
    return expected.size() == 4
        && found.size() == 4
        && expected.stream().sorted().toList().equals(found.stream().sorted().toList());
  }

  private void refuse(String name) {
    Tensor tensor = store.tensor(name);
    String message =
        tensor.fullName() + " " + Dims.text(tensor.dims()) + " is not one of the network's weights";
    error(WeightCode.EXTRA, name, message, "");
  }

  private static String askedFor(Node node) {
    SourceLocation location = node.location();
    return location.equals(SourceLocation.NOWHERE) ? "" : "asked for at " + location;
  }

  private void error(WeightCode code, String name, String message, String hint) {
    problems.error(code, store.location(), name, message, hint);
  }
}
