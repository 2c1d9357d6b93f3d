package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Meaning;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a store of inputs against a graph: every input must exist in its shape. A graph of one
 * image takes any batch, the same for all inputs. A time step may be one number for the whole
 * batch. Other tensors in the store are ignored.
 */
public final class InputMatch {

  /** Inputs whose numbers are usually integers, which other frameworks store as such. */
  private static final Set<Meaning> COUNTED = EnumSet.of(Meaning.TIME, Meaning.SIZES);

  private final WeightStore store;
  private final long batch;
  private final Problems problems;
  private final List<Tensor> matched = new ArrayList<>();
  private Optional<Tensor> first = Optional.empty();

  private InputMatch(Graph graph, WeightStore store, Problems problems) {
    this.store = store;
    this.batch = graph.batch();
    this.problems = problems;
  }

  /**
   * The graph's inputs.
   *
   * @throws io.unetlab.spec.source.SpecException naming every tensor that does not fit
   */
  public static WeightStore match(Graph graph, WeightStore store) {
    Problems problems = new Problems();
    InputMatch match = new InputMatch(graph, store, problems);
    graph.inputs().forEach(match::take);
    problems.throwIfErrors();
    return new WeightStore(store.location(), match.matched, store.metadata());
  }

  private void take(Node input) {
    Optional<Tensor> found = store.find(input.name());
    if (found.isEmpty()) {
      String message = "the input " + input.name() + " " + input.shape() + " is missing";
      error(WeightCode.INPUT_MISSING, input, message);
      return;
    }
    Tensor tensor = found.get();
    if (!Input.of(input).type().isFloating()) {
      takeWholes(input, tensor);
    } else if (tensor.isWhole() && COUNTED.contains(Input.of(input).meaning())) {
      asFloats(input, tensor).ifPresent(it -> takeFloats(input, it));
    } else {
      takeFloats(input, tensor);
    }
  }

  private Optional<Tensor> asFloats(Node input, Tensor wholes) {
    return isExact(input, wholes)
        ? Optional.of(wholes.withNumbers(ElementType.FLOAT32, wholes::readAny))
        : Optional.empty();
  }

  private void takeFloats(Node input, Tensor tensor) {
    if (!tensor.isFloat()) {
      tensor.refuse(store.location(), problems);
    } else if (isOneTimestep(input, tensor)) {
      matched.add(repeated(tensor));
    } else if (fits(input, tensor)) {
      first = first.isEmpty() ? Optional.of(tensor) : first;
      matched.add(tensor);
    } else {
      error(WeightCode.INPUT_MISSHAPEN, input, misfit(input, tensor));
    }
  }

  private void takeWholes(Node input, Tensor tensor) {
    if (!tensor.isWhole()) {
      error(WeightCode.NOT_WHOLE, input, tensor.misfit("I64 or I32"));
    } else if (!fits(input, tensor)) {
      error(WeightCode.INPUT_MISSHAPEN, input, misfit(input, tensor));
    } else if (isExact(input, tensor)) {
      first = first.isEmpty() ? Optional.of(tensor) : first;
      matched.add(tensor);
    }
  }

  private boolean isExact(Node input, Tensor wholes) {
    try {
      wholes.wholes();
      return true;
    } catch (ArithmeticException tooLarge) {
      error(WeightCode.NOT_WHOLE, input, input.name() + ": " + tooLarge.getMessage());
      return false;
    }
  }

  private static boolean isOneTimestep(Node input, Tensor tensor) {
    return Input.of(input).meaning() == Meaning.TIME
        && tensor.elements() == 1
        && tensor.dims().size() <= 1;
  }

  // One number for the whole batch.
  private Tensor repeated(Tensor one) {
    return new Tensor(
        one.name(),
        List.of(batch),
        one.type(),
        (from, to, at, count) -> {
          for (int i = 0; i < count; i++) {
            one.readAny(0, to, at + i, 1);
          }
        });
  }

  private boolean fits(Node input, Tensor tensor) {
    List<Long> expected = Dims.of(input.shape());
    List<Long> dims = tensor.dims();
    return dims.size() == expected.size()
        && (batch == 1 ? dims.get(0) > 0 : dims.get(0) == batch)
        && dims.subList(1, dims.size()).equals(expected.subList(1, expected.size()))
        && first.map(it -> it.dims().get(0).equals(dims.get(0))).orElse(true);
  }

  private String misfit(Node input, Tensor tensor) {
    String larger =
        first.map(it -> ", or of " + it.name() + "'s batch,").orElse(" or a larger batch,");
    return input.name()
        + ": expected "
        + input.shape()
        + (batch == 1 ? larger : ",")
        + " found "
        + Dims.text(tensor.dims());
  }

  private void error(WeightCode code, Node input, String message) {
    problems.error(code, store.location(), input.name(), message);
  }
}
