package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Weights in 8-bit floats that are stored divided by a scale, which is another tensor of the same
 * layer: one number, or one per output. A weight is read multiplied by its scale; a scale that is
 * not understood is a problem, since without it the weight would be read wrongly.
 */
final class ScaledFloats {

  private static final String WEIGHT = "weight";
  private static final Set<ElementType> SCALED =
      Set.of(ElementType.FLOAT8_E4M3, ElementType.FLOAT8_E5M2);

  private static final List<String> SCALES = List.of("scale_weight", "weight_scale");

  /** Of activations, which are computed in float32 here. */
  private static final Set<String> UNUSED = Set.of("scale_input", "input_scale");

  /** An empty tensor that only says that the file has scales. */
  private static final String MARK = "scaled_fp8";

  private final Map<String, Tensor> tensors;
  private final SourceLocation location;
  private final Problems problems;
  private final Set<String> consumed = new HashSet<>();
  private int scaled;

  private ScaledFloats(Collection<Tensor> tensors, SourceLocation location, Problems problems) {
    this.tensors = tensors.stream().collect(Collectors.toMap(Tensor::name, Function.identity()));
    this.location = location;
    this.problems = problems;
  }

  /**
   * The tensors without scales.
   *
   * @param notes receives what was done, if anything
   */
  static List<Tensor> applied(
      Collection<Tensor> tensors, List<String> notes, SourceLocation location, Problems problems) {
    ScaledFloats scales = new ScaledFloats(tensors, location, problems);
    tensors.stream().filter(it -> isScale(it.name())).forEach(scales::apply);
    if (scales.scaled > 0) {
      notes.add("8-bit weights that are multiplied by their scales: " + scales.scaled);
    }
    List<Tensor> left = new ArrayList<>();
    for (Tensor tensor : tensors) {
      if (!scales.consumed.contains(tensor.name())) {
        left.add(scales.tensors.get(tensor.name()));
      }
    }
    return left;
  }

  private static boolean isScale(String name) {
    return last(name).contains("scale") || last(name).equals(MARK);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void apply(Tensor scale) {
    String kind = last(scale.name());
    String layer = scale.name().substring(0, scale.name().length() - kind.length());
    Optional<Tensor> weight = Optional.ofNullable(tensors.get(layer + WEIGHT));
    if (kind.equals(MARK) || UNUSED.contains(kind)) {
      consumed.add(scale.name());
    } else if (weight.isPresent()
        && (SCALES.contains(kind) || SCALED.contains(weight.get().type()))) {
      apply(scale, weight.get());
    }
  }

  private void apply(Tensor scale, Tensor weight) {
    consumed.add(scale.name());
    boolean known = SCALES.contains(last(scale.name())) && scale.isFloat();
    if (!known || !SCALED.contains(weight.type()) || !(isOne(scale) || isPerRow(scale, weight))) {
      problems.error(
          WeightCode.UNKNOWN_SCALE,
          location,
          weight.name(),
          scale + " does not say how to read " + weight,
          "read are an F8_E4M3 or F8_E5M2 weight with a `weight_scale` or `scale_weight` of one"
              + " number, or of one per row");
      return;
    }
    float[] factors = scale.floats();
    long row = factors.length == 1 ? weight.elements() : weight.elements() / factors.length;
    tensors.put(
        weight.name(),
        weight.withNumbers(
            ElementType.FLOAT32,
            (from, to, at, count) -> {
              weight.readAny(from, to, at, count);
              for (int i = 0; i < count; i++) {
                to[at + i] *= factors[(int) ((from + i) / row)];
              }
            }));
    scaled++;
  }

  private static boolean isOne(Tensor scale) {
    return scale.elements() == 1;
  }

  // [rows], [rows, 1] or [rows, 1, 1, 1].
  private static boolean isPerRow(Tensor scale, Tensor weight) {
    return scale.elements() > 0
        && !scale.dims().isEmpty()
        && !weight.dims().isEmpty()
        && scale.elements() == weight.dims().get(0)
        && scale.dims().get(0).equals(weight.dims().get(0));
  }
}
