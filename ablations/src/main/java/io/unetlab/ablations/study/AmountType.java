package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A number as people write it: {@code 12.50}, {@code 386M}, {@code 182 G MACs}. */
record AmountType() implements ValueType<Quantity> {

  @Override
  public Optional<Quantity> read(YamlNode node, Reading at) {
    Optional<Quantity> quantity =
        node instanceof ScalarNode scalar ? Quantity.parse(scalar.text()) : Optional.empty();
    if (quantity.isEmpty()) {
      String message = "expected a number such as 12.5 or 386M for " + at.subject();
      at.error(StudyCode.BAD_QUANTITY, node, message + ", found " + node.describe());
    }
    return quantity;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", List.of("number", "string"));
  }
}
