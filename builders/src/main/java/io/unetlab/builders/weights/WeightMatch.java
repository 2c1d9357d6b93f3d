package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a store against a graph: it must have every weight in its shape and nothing else. A linear
 * layer's weight may be stored as a 1x1 convolution's and vice versa, since both hold the same
 * numbers in the same order.
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
    WeightMatch match = new WeightMatch(store, own);
    for (Node node : graph.nodes()) {
      node.weights().forEach(weight -> match.take(node, weight));
    }
    match.extra.forEach(match::refuse);
    match.tell(problems);
    return own.hasErrors()
        ? Optional.empty()
        : Optional.of(new WeightStore(store.location(), match.matched, store.metadata()));
  }

  private void tell(Problems to) {
    int all = problems.all().size() + problems.dropped();
    if (all <= FEW) {
      to.addAll(problems);
      return;
    }
    to.error(
        WeightCode.OTHER_NETWORK,
        store.location(),
        "",
        conclusion(),
        "the first " + EXAMPLES + " of " + all + " differences follow");
    problems.all().stream().limit(EXAMPLES).forEach(to::add);
  }

  private String conclusion() {
    int tensors = store.tensors().size();
    return matched.size() == weights
        ? String.format(
            "the file has all %d weights of the network, and %d tensors that the network lacks",
            weights, extra.size())
        : String.format(
            "%d of the network's %d weights are among the file's %d tensors in their shape: these are"
                + " the weights of another network",
            matched.size(), weights, tensors);
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
          weight.name() + ": expected " + weight.shape() + ", found " + Dims.text(tensor.dims());
      error(WeightCode.MISSHAPEN, weight.name(), message, askedFor(node));
    } else if (!tensor.isFloat()) {
      tensor.refuse(store.location(), problems);
    } else {
      matched.add(tensor.reshaped(dims));
    }
  }

  private void refuse(String name) {
    Tensor tensor = store.tensor(name);
    String message = name + " " + Dims.text(tensor.dims()) + " is not one of the network's weights";
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
