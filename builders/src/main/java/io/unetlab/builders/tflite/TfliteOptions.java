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
 *     between operators are float32, which a delegate may narrow
 */
public record TfliteOptions(ElementType precision, TfliteForm form) implements ExportOptions {

  public static final List<ElementType> PRECISIONS = List.of(ElementType.FLOAT32);

  /** The defaults, which run everywhere. */
  public static final TfliteOptions USUAL =
      new TfliteOptions(ElementType.FLOAT32, TfliteForm.PRIMITIVES);

  public TfliteOptions {
    if (!PRECISIONS.contains(precision)) {
      throw new IllegalArgumentException("unsupported precision " + precision.text());
    }
    Objects.requireNonNull(form, "form");
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of("precision", precision.text(), "form", ChoiceType.word(form));
  }
}
