package io.unetlab.builders.tflite;

import io.unetlab.builders.export.ExportOptions;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a network is exported.
 *
 * @param precision of the weights, one of {@link #PRECISIONS}; inputs, outputs and the values
 *     between operators are float32, which a delegate may narrow. Weights in int8 are dequantized
 *     before they are used, with a scale for each channel.
 */
public record TfliteOptions(ElementType precision, TfliteForm form) implements ExportOptions {

  public static final List<ElementType> PRECISIONS =
      List.of(ElementType.FLOAT32, ElementType.FLOAT16, ElementType.INT8);

  /** The defaults, which run everywhere. */
  public static final TfliteOptions USUAL =
      new TfliteOptions(ElementType.FLOAT32, TfliteForm.PRIMITIVES);

  public TfliteOptions {
    if (!PRECISIONS.contains(precision)) {
      throw new IllegalArgumentException("unsupported precision " + precision.text());
    }
    Objects.requireNonNull(form, "form");
  }

  /** A precision as users write it: {@code int8w} is int8 in the weights alone. */
  public static String word(ElementType precision) {
    return precision == ElementType.INT8 ? "int8w" : precision.text();
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of("precision", word(precision), "form", ChoiceType.word(form));
  }
}
