package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks each key of a config against the table, in file order.
 *
 * <p>An unknown key is a problem unless its value is null or false: diffusers itself would drop it,
 * but it was written on purpose, and a typo in a key must not silently make a different network.
 * Diffusers' own notes are skipped, and what other tools are known to write is skipped and listed.
 */
final class ConfigReader {

  private static final String DROPPED = "_use_default_values";

  private final KeyTable keys;
  private final Problems problems;
  private final List<String> ignored = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  private ConfigReader(KeyTable keys, Problems problems) {
    this.keys = keys;
    this.problems = problems;
  }

  /**
   * The config's values.
   *
   * @throws io.unetlab.spec.source.SpecException if a key cannot be used
   */
  static ConfigValues read(Source json, SpecPatch patch, Problems problems) {
    Optional<MapNode> config =
        JsonTree.read(json, problems)
            .flatMap(node -> config(node, problems))
            .map(map -> patch.apply(map, problems));
    Optional<KeyTable> keys = config.flatMap(map -> ConfigClasses.keys(map, problems));
    problems.throwIfErrors();
    ConfigReader reader = new ConfigReader(keys.orElseThrow(), problems);
    MapNode map = withoutDropped(ClipConfig.textConfig(config.orElseThrow()));
    map.entries().forEach(reader::judge);
    problems.throwIfErrors();
    return new ConfigValues(keys.orElseThrow(), map, reader.values, reader.ignored, problems);
  }

  // diffusers ignores the listed keys, whatever their values.
  private static MapNode withoutDropped(MapNode config) {
    MapNode kept = config;
    if (config.get(DROPPED).orElse(config) instanceof ListNode dropped) {
      for (YamlNode name : dropped.items()) {
        kept = name instanceof ScalarNode scalar ? kept.without(scalar.text()) : kept;
      }
    }
    return kept;
  }

  private static Optional<MapNode> config(YamlNode node, Problems problems) {
    if (!(node instanceof MapNode map)) {
      String message = "expected a diffusers config (an object), found " + node.describe();
      problems.error(SpecCode.WRONG_TYPE, node.location(), "", message);
      return Optional.empty();
    }
    return Optional.of(map);
  }

  private void judge(MapNode.Entry entry) {
    String name = entry.key().text();
    Reading at = new Reading(problems, name);
    Optional<ConfigKey> key = keys.named(name);
    if (key.isEmpty()) {
      judgeUnknown(entry, at);
    } else if (key.get() instanceof Supported<?> supported) {
      supported.type().read(entry.value(), at).ifPresent(value -> values.put(name, value));
    } else if (key.get() instanceof Fixed fixed) {
      fixed.check(entry.value(), at);
    }
  }

  private void judgeUnknown(MapNode.Entry entry, Reading at) {
    String name = entry.key().text();
    boolean says =
        !(entry.value() instanceof ScalarNode node && (node.isNull() || node.is("false")));
    if (ForeignKeys.contains(name)) {
      ignored.add(name);
    } else if (says && !ForeignKeys.isNote(name)) {
      String message = ConfigClasses.name(keys) + " has no key " + entry.key().describe();
      String hint = problems.isFull() ? "" : Nearest.hint(name, keys.names());
      at.error(SpecCode.UNKNOWN_KEY, entry.key(), message, hint);
    }
  }
}
