package io.unetlab.spec.pipeline;

import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.ProblemCode;
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
  private static final String NUMBER = "[-+]?[0-9]*\\.?[0-9]+";
  private static final Key<Double> DISTILLED_SCALE =
      required(DISTILLED, SCALE, "The scale that the UNet reads as an input.");
  private static final MapType<Guidance> WITH_SCALE =
      new MapType<>(
          "guidance",
          List.of(DISTILLED_SCALE),
          map -> Guidance.distilled(map.get(DISTILLED_SCALE)));

  private static final ScalarType.Slip EXPECTED =
      ScalarType.Slip.expected(
          "a scale from 1 to 100 such as 7.5, `none` or `distilled`",
          GuidanceType::code,
          GuidanceType::meant);

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
    Optional<Double> scale =
        node instanceof ScalarNode it ? SCALE.parse().apply(it) : Optional.empty();
    if (scale.isEmpty()) {
      EXPECTED.report(node, at);
    }
    return scale.map(Guidance::of);
  }

  private static ProblemCode code(YamlNode found) {
    boolean number = found instanceof ScalarNode it && !it.quoted() && it.text().matches(NUMBER);
    return number ? SpecCode.OUT_OF_RANGE : SpecCode.WRONG_TYPE;
  }

  private static String meant(String typed) {
    if (typed.matches("[0-9]+,[0-9]+")) {
      return "write `" + typed.replace(',', '.') + "`, with a point";
    }
    return typed.matches(NUMBER) ? "" : Nearest.hint(typed, List.of(NONE, DISTILLED));
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
