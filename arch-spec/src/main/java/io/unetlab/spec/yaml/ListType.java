package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SpecCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of values of one type, whose length is in a range, both ends included. */
public record ListType<T>(ValueType<T> item, int min, int max) implements ValueType<List<T>> {

  @Override
  public Optional<List<T>> read(YamlNode node, Reading at) {
    if (!(node instanceof ListNode list)) {
      String message = "expected a list for " + at.subject() + ", found " + node.describe();
      at.error(SpecCode.WRONG_TYPE, node, message);
      return Optional.empty();
    }
    if (list.items().size() < min || list.items().size() > max) {
      String count = min == max ? "" + min : min + " to " + max;
      String message = "expected a list of " + count + " items for " + at.subject();
      at.error(SpecCode.OUT_OF_RANGE, node, message + ", found " + list.items().size());
      return Optional.empty();
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      item.read(list.items().get(i), at.item(i)).ifPresent(values::add);
    }
    return values.size() == list.items().size()
        ? Optional.of(List.copyOf(values))
        : Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "array", "items", item.schema(), "minItems", min, "maxItems", max);
  }
}
