package io.unetlab.spec.pipeline;

import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scale, {@code none}, {@code distilled}, or {@code {distilled: scale}}. */
record GuidanceType() implements ValueType<Guidance> {

  static final String NONE = "none";
  static final String DISTILLED = "distilled";

  private static final ScalarType<Double> SCALE = Scalars.decimal(1, 100);
  private static final Key<Double> DISTILLED_SCALE =
      required(DISTILLED, SCALE, "The scale that the UNet reads as an input.");
  private static final MapType<Guidance> WITH_SCALE =
      new MapType<>(
          "guidance",
          List.of(DISTILLED_SCALE),
          map -> Guidance.distilled(map.get(DISTILLED_SCALE)));

  @Override
  public Optional<Guidance> read(YamlNode node, Reading at) {
    if (node instanceof MapNode) {
      return WITH_SCALE.read(node, at);
    }
    if (node instanceof ScalarNode scalar && scalar.is(NONE)) {
      return Optional.of(Guidance.NONE);
    }
    if (node instanceof ScalarNode scalar && scalar.is(DISTILLED)) {
      return Optional.of(Guidance.DISTILLED);
    }
    return scale(node, at).map(Guidance::of);
  }

  private static Optional<Double> scale(YamlNode node, Reading at) {
    boolean number = node instanceof ScalarNode scalar && scalar.text().matches("[-+.]?[0-9].*");
    if (number) {
      return SCALE.read(node, at);
    }
    String typed = node instanceof ScalarNode scalar ? scalar.text() : "";
    at.error(
        SpecCode.WRONG_TYPE,
        node,
        "expected a scale such as 7.5, `none` or `distilled` for "
            + at.subject()
            + ", found "
            + node.describe(),
        Nearest.hint(typed, List.of(NONE, DISTILLED)));
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of(
        "anyOf",
        List.of(
            SCALE.schema(),
            Map.of("type", "string", "enum", List.of(NONE, DISTILLED)),
            WITH_SCALE.schema()));
  }
}
