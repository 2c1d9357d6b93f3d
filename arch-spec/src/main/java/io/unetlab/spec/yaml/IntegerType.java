package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SpecCode;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number in a range, both ends included. */
public record IntegerType(int min, int max) implements ValueType<Integer> {

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");

  public IntegerType {
    if (min > max) {
      throw new IllegalArgumentException("min " + min + " is above max " + max);
    }
  }

  @Override
  public Optional<Integer> read(YamlNode node, Reading at) {
    if (!(node instanceof ScalarNode scalar)
        || scalar.quoted()
        || !WHOLE.matcher(scalar.text()).matches()) {
      at.error(SpecCode.WRONG_TYPE, node, expected(at) + ", found " + node.describe());
      return Optional.empty();
    }
    BigInteger value = new BigInteger(scalar.text());
    if (value.compareTo(BigInteger.valueOf(min)) < 0
        || value.compareTo(BigInteger.valueOf(max)) > 0) {
      at.error(SpecCode.OUT_OF_RANGE, node, expected(at) + ", found " + node.describe());
      return Optional.empty();
    }
    return Optional.of(value.intValue());
  }

  private String expected(Reading at) {
    return "expected a whole number from " + min + " to " + max + " for " + at.subject();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "integer", "minimum", min, "maximum", max);
  }
}
