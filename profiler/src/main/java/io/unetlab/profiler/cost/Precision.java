package io.unetlab.profiler.cost;

import io.unetlab.spec.yaml.ChoiceType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The number types that a figure in bytes assumes. Every weight has the weights' type, biases and
 * norms included; every input, output and intermediate result has the activations' type. Scales and
 * zero points of quantised types are not counted.
 */
public record Precision(NumberType weights, NumberType activations) {

  public static final Precision FLOAT32 = of(NumberType.FLOAT32);

  /** What a user may write. */
  public static final String EXPECTED =
      String.join(", ", words()) + ", or two as weights/activations, such as int8/float16";

  public Precision {
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(activations, "activations");
  }

  /** One type for weights and activations. */
  public static Precision of(NumberType type) {
    return new Precision(type, type);
  }

  /** Parses {@code int8} or {@code int8/float16}; empty when it is neither. */
  public static Optional<Precision> parse(String text) {
    int slash = text.indexOf('/');
    Optional<NumberType> weights = type(slash < 0 ? text : text.substring(0, slash));
    Optional<NumberType> activations = slash < 0 ? weights : type(text.substring(slash + 1));
    return weights.flatMap(it -> activations.map(other -> new Precision(it, other)));
  }

  private static Optional<NumberType> type(String word) {
    return Arrays.stream(NumberType.values()).filter(it -> it.text().equals(word)).findFirst();
  }

  /** The words for a number type. */
  public static List<String> words() {
    return Arrays.stream(NumberType.values()).<String>map(ChoiceType::word).toList();
  }

  /** As users write it: {@code int8}, {@code int8/float16}. */
  public String text() {
    return weights == activations ? weights.text() : weights.text() + "/" + activations.text();
  }
}
