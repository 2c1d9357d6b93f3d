package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change in percent, read as a fraction: {@code -26 %} is -0.26. */
record PercentType() implements ValueType<BigDecimal> {

  private static final String WRITTEN = "([+-]?[0-9]{1,9}(?:\\.[0-9]{1,9})?) ?%";
  private static final Pattern PATTERN = Pattern.compile(WRITTEN);

  @Override
  public Optional<BigDecimal> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar) {
      Matcher matcher = PATTERN.matcher(scalar.text().strip());
      if (matcher.matches()) {
        return Optional.of(new BigDecimal(matcher.group(1)).scaleByPowerOfTen(-2));
      }
    }
    String message = "expected a change such as -26 % for " + at.subject();
    at.error(StudyCode.BAD_QUANTITY, node, message + ", found " + node.describe());
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "pattern", "^" + WRITTEN + "$");
  }
}
