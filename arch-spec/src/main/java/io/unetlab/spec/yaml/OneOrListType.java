package io.unetlab.spec.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value that applies everywhere, or a list with a value per position. */
public record OneOrListType<T>(ListType<T> list) implements ValueType<OneOrList<T>> {

  @Override
  public Optional<OneOrList<T>> read(YamlNode node, Reading at) {
    if (node instanceof ListNode) {
      return list.read(node, at).map(items -> new OneOrList<>(items, true));
    }
    return list.item().read(node, at).map(value -> new OneOrList<>(List.of(value), false));
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(list.item().schema(), list.schema()));
  }
}
