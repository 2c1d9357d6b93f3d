package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SpecCode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A decimal number in a range, both ends included. */
public record NumberType(double min, double max) implements ValueType<Double> {

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,4})?");

  @Override
  public Optional<Double> read(YamlNode node, Reading at) {
    if (!(node instanceof ScalarNode scalar)
        || scalar.quoted()
        || !DECIMAL.matcher(scalar.text()).matches()) {
      at.error(SpecCode.WRONG_TYPE, node, expected(at) + ", found " + node.describe());
      return Optional.empty();
    }
    double value = Double.parseDouble(scalar.text());
    if (!(value >= min && value <= max)) {
      at.error(SpecCode.OUT_OF_RANGE, node, expected(at) + ", found " + node.describe());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private String expected(Reading at) {
    return "expected a number from " + text(min) + " to " + text(max) + " for " + at.subject();
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "number", "minimum", min, "maximum", max);
  }
}
