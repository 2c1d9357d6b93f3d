package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value that a short factor sets: a number, a flag, a word, or a list of these. */
record FixedValueType() implements ValueType<OptionValue> {

  @Override
  public Optional<OptionValue> read(YamlNode node, Reading at) {
    if (isValue(node)) {
      return Optional.of(OptionValue.of(node));
    }
    at.error(
        StudyCode.BAD_FACTOR,
        node,
        "expected a number, true, false, a word or a list of these for "
            + at.subject()
            + ", found "
            + node.describe(),
        "options with `set` change several things, or remove one");
    return Optional.empty();
  }

  private static boolean isValue(YamlNode node) {
    if (node instanceof ListNode list) {
      return list.items().stream().allMatch(FixedValueType::isValue);
    }
    return node instanceof ScalarNode scalar && !scalar.isNull() && !scalar.text().isBlank();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", List.of("number", "boolean", "string", "array"));
  }
}
