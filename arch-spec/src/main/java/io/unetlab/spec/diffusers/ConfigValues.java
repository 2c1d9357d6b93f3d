package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a config whose keys have all been checked, with diffusers' defaults for absent
 * ones.
 */
final class ConfigValues {

  private final KeyTable keys;
  private final MapNode config;
  private final Map<String, Object> values;
  private final List<String> ignored;
  private final Problems problems;

  ConfigValues(
      KeyTable keys,
      MapNode config,
      Map<String, Object> values,
      List<String> ignored,
      Problems problems) {
    this.keys = keys;
    this.config = config;
    this.values = values;
    this.ignored = ignored;
    this.problems = problems;
  }

  /** The keys of the config's class. */
  KeyTable keys() {
    return keys;
  }

  // The key's own type made the value.
  @SuppressWarnings("unchecked")
  <T> T get(Supported<T> key) {
    return (T) values.getOrDefault(key.name(), keys.whenAbsent(key));
  }

  /** The location of the value; the start of the config if absent. */
  SourceLocation at(Supported<?> key) {
    return config.get(key.name()).map(YamlNode::location).orElse(config.location());
  }

  /** The location of a level's value, in a list or as the one value for all levels. */
  SourceLocation at(Supported<?> key, int index) {
    return config
        .get(key.name())
        .map(node -> node instanceof ListNode list ? list.items().get(index) : node)
        .map(YamlNode::location)
        .orElse(config.location());
  }

  /** Keys that were skipped because another tool wrote them. */
  List<String> ignored() {
    return ignored;
  }

  /** Where the model came from, as the config notes it. */
  Optional<String> origin() {
    return config
        .get("_name_or_path")
        .map(node -> node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : "")
        .filter(text -> !text.isBlank());
  }

  SourceLocation location() {
    return config.location();
  }

  /** An empty map at the start of the config, for readers that look for our language's keys. */
  MapNode nothing() {
    return new MapNode(config.location(), List.of());
  }

  void error(ProblemCode code, Supported<?> key, String message, String hint) {
    problems.error(code, at(key), key.name(), message, hint);
  }

  /** Reports one level's value; a value for all levels is reported once. */
  void error(ProblemCode code, Supported<?> key, int index, String message, String hint) {
    boolean list = config.get(key.name()).filter(ListNode.class::isInstance).isPresent();
    String path = list ? key.name() + "[" + index + "]" : key.name();
    problems.error(code, at(key, index), path, message, hint);
  }
}
