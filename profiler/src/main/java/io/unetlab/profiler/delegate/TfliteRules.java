package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteTensor;
import java.util.Set;

/** Conditions that several delegates of LiteRT have in common. */
final class TfliteRules {

  private static final Set<ElementType> FLOATS = Set.of(ElementType.FLOAT32, ElementType.FLOAT16);

  private TfliteRules() {}

  static boolean isFloat(TfliteTensor tensor) {
    return FLOATS.contains(tensor.type());
  }

  /** Of a softmax that cannot scale. */
  static Rule<TfliteNode> unscaled(Source source) {
    return new Rule<>(
        Set.of("SOFTMAX"),
        "beta is not 1",
        node -> node.original().setting("beta").doubleValue() != 1,
        "its softmax does not scale",
        "",
        source);
  }

  /** Of tensors with more dimensions than the delegate takes. */
  static Rule<TfliteNode> dimensions(int most, Source source) {
    String more = "a tensor has more than " + most + " dimensions";
    return new Rule<>(
        Set.of(),
        more,
        node -> node.tensors().anyMatch(it -> it.shape().rank() > most),
        more,
        "",
        source);
  }

  /** Of operators in a newer version than the delegate knows. */
  static Rule<TfliteNode> newest(int version, Set<String> operators, Source source) {
    return new Rule<>(
        operators,
        "the operator's version is above " + version,
        node -> node.original().version() > version,
        "it knows the operator up to version " + version,
        "",
        source);
  }

  /** Whether the queries' heads are as wide as those of the keys and the values. */
  static boolean widthsDiffer(TfliteNode attention) {
    long width = attention.input(0).shape().last();
    return attention.input(1).shape().last() != width || attention.input(2).shape().last() != width;
  }

  /** Whether there is a mask, and its last dimension is not the number of keys. */
  static boolean maskDiffers(TfliteNode attention) {
    return attention.inputs().size() > 3
        && attention.input(3).shape().last() != attention.input(1).shape().dim(1);
  }
}
