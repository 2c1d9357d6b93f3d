package io.unetlab.ablations.study;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fraction's resolution in Roman numerals, as the books write it: III is read as 3. */
record ResolutionType() implements ValueType<Integer> {

  private static final List<String> NUMERALS = List.of("III", "IV", "V");
  private static final int FIRST = 3;

  @Override
  public Optional<Integer> read(YamlNode node, Reading at) {
    int index = node instanceof ScalarNode scalar ? NUMERALS.indexOf(scalar.text()) : -1;
    if (index < 0) {
      String expected = "expected one of " + String.join(", ", NUMERALS) + " for " + at.subject();
      at.error(SpecCode.UNKNOWN_VALUE, node, expected + ", found " + node.describe());
      return Optional.empty();
    }
    return Optional.of(FIRST + index);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "enum", NUMERALS);
  }
}
