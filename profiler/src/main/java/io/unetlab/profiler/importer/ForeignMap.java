package io.unetlab.profiler.importer;

import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A map in another tool's format: unknown keys are ignored, since its next version may add more.
 */
record ForeignMap(MapNode node, Reading at) {

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");
  private static final ScalarType<String> TEXT = Scalars.text();

  /** Reads the value as a map; adds a problem and returns empty when it is not one. */
  static Optional<ForeignMap> of(YamlNode node, Reading at) {
    if (node instanceof MapNode map) {
      return Optional.of(new ForeignMap(map, at));
    }
    at.error(
        ImportCode.WRONG_LINE,
        node,
        "expected a map for " + at.subject() + ", found " + node.describe());
    return Optional.empty();
  }

  Optional<ForeignMap> map(String key) {
    return value(key).flatMap(it -> of(it, at.key(key)));
  }

  /** All values that are maps, by key in file order. */
  Map<String, ForeignMap> maps() {
    Map<String, ForeignMap> maps = new LinkedHashMap<>();
    for (MapNode.Entry entry : node.entries()) {
      String name = entry.key().text();
      of(entry.value(), at.key(name)).ifPresent(map -> maps.put(name, map));
    }
    return maps;
  }

  /** The same for a nested map; empty if the key is missing. */
  Map<String, ForeignMap> maps(String key) {
    return map(key).map(ForeignMap::maps).orElse(Map.of());
  }

  /** The items of a list; empty if the key is missing. */
  List<ForeignMap> items(String key) {
    Optional<YamlNode> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof ListNode list)) {
      String message = "expected a list, found " + value.get().describe();
      at.key(key).error(ImportCode.WRONG_LINE, value.get(), message);
      return List.of();
    }
    List<ForeignMap> items = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      of(list.items().get(i), at.key(key).item(i)).ifPresent(items::add);
    }
    return items;
  }

  Optional<String> text(String key) {
    return value(key).flatMap(it -> TEXT.read(it, at.key(key)));
  }

  OptionalDouble number(String key) {
    Optional<YamlNode> value = value(key);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (value.get() instanceof ScalarNode word && NUMBER.matcher(word.text()).matches()) {
      return OptionalDouble.of(Double.parseDouble(word.text()));
    }
    Reading here = at.key(key);
    String message =
        "expected a number for " + here.subject() + ", found " + value.get().describe();
    here.error(ImportCode.WRONG_LINE, value.get(), message);
    return OptionalDouble.empty();
  }

  // Some files write a missing value as the text 'null'.
  private Optional<YamlNode> value(String key) {
    return node.get(key)
        .filter(
            it ->
                !(it instanceof ScalarNode word && (word.isNull() || word.text().equals("null"))));
  }
}
