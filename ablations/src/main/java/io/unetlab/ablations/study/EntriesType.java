package io.unetlab.ablations.study;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map whose keys are names defined by the user, not by the language.
 *
 * @param what its name in messages
 */
record EntriesType<T>(String what, ValueType<T> value) implements ValueType<List<Entry<T>>> {

  @Override
  public Optional<List<Entry<T>>> read(YamlNode node, Reading at) {
    if (!(node instanceof MapNode map)) {
      String message = "expected " + what + " (a map) for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe());
      return Optional.empty();
    }
    List<Entry<T>> entries = new ArrayList<>();
    for (MapNode.Entry entry : map.entries()) {
      Reading inside = at.key(entry.key().text());
      Located<String> key = new Located<>(entry.key().text(), entry.key(), inside);
      value
          .read(entry.value(), inside)
          .map(it -> new Entry<>(key, new Located<>(it, entry.value(), inside)))
          .ifPresent(entries::add);
    }
    return entries.size() == map.entries().size()
        ? Optional.of(List.copyOf(entries))
        : Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "object", "additionalProperties", value.schema());
  }
}
