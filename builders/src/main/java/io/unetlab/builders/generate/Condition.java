package io.unetlab.builders.generate;

import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.spec.text.TextOutput;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the UNet reads of a text.
 *
 * @param states of the tokens, N x tokens x width, if an encoder returns them
 * @param pooled of the whole text, N x width, if an encoder returns one
 */
record Condition(Optional<Tensor> states, Optional<Tensor> pooled) {

  /**
   * What is read of an encoder's outputs: the penultimate states if it returns them, else the last
   * ones; the projected row if it returns one, else the pooled one.
   */
  static Condition of(List<Tensor> outputs) {
    return new Condition(
        first(outputs, TextOutput.PENULTIMATE, TextOutput.OUTPUT),
        first(outputs, TextOutput.TEXT_EMBEDS, TextOutput.POOLED));
  }

  private static Optional<Tensor> first(List<Tensor> outputs, TextOutput... wanted) {
    return Stream.of(wanted)
        .map(ChoiceType::word)
        .flatMap(word -> outputs.stream().filter(it -> it.name().equals(word)))
        .findFirst();
  }

  /** Zeros in the same shapes. */
  Condition zeros() {
    return new Condition(states.map(Condition::zeros), pooled.map(Condition::zeros));
  }

  private static Tensor zeros(Tensor tensor) {
    return Tensor.of(tensor.name(), shape(tensor), new float[Math.toIntExact(tensor.elements())]);
  }

  private static TensorShape shape(Tensor tensor) {
    return TensorShape.of(tensor.dims().stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * Several encoders' states of one text side by side, and the last pooled state among them: Podell
   * et al., arXiv 2307.01952, section 2.1.
   */
  static Condition join(List<Condition> all) {
    Optional<Tensor> pooled = all.stream().flatMap(it -> it.pooled().stream()).reduce((a, b) -> b);
    List<Tensor> states = all.stream().flatMap(it -> it.states().stream()).toList();
    return states.size() > 1
        ? new Condition(Optional.of(sideBySide(states)), pooled)
        : new Condition(states.stream().findFirst(), pooled);
  }

  private static Tensor sideBySide(List<Tensor> states) {
    List<float[]> numbers = states.stream().map(Tensor::floats).toList();
    int tokens = Math.toIntExact(states.get(0).dims().get(1));
    List<Integer> widths = new ArrayList<>();
    states.forEach(it -> widths.add(Math.toIntExact(it.dims().get(2))));
    int width = widths.stream().mapToInt(Integer::intValue).sum();
    float[] joined = new float[tokens * width];
    for (int token = 0; token < tokens; token++) {
      int at = token * width;
      for (int i = 0; i < numbers.size(); i++) {
        System.arraycopy(numbers.get(i), token * widths.get(i), joined, at, widths.get(i));
        at += widths.get(i);
      }
    }
    return Tensor.of(InputNames.STATES, TensorShape.of(1, tokens, width), joined);
  }
}
