package io.unetlab.training.recipe;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of several forms: a word, or a map that has exactly one of several keys. That key decides
 * which other keys the map has.
 *
 * @param words with their meanings, in the order in which a message lists them; may be empty
 * @param maps by the key that decides
 */
record OneOfType<T>(Map<String, T> words, Map<String, MapType<? extends T>> maps)
    implements ValueType<T> {

  OneOfType {
    words = new LinkedHashMap<>(words);
    maps = new LinkedHashMap<>(maps);
  }

  @Override
  public Optional<T> read(YamlNode node, Reading at) {
    if (node instanceof MapNode map) {
      return readMap(map, at);
    }
    Optional<T> word =
        node instanceof ScalarNode scalar && !scalar.quoted()
            ? Optional.ofNullable(words.get(scalar.text()))
            : Optional.empty();
    if (word.isEmpty()) {
      reportWord(node, at);
    }
    return word;
  }

  private Optional<T> readMap(MapNode map, Reading at) {
    List<Map.Entry<String, MapType<? extends T>>> written =
        maps.entrySet().stream().filter(it -> map.get(it.getKey()).isPresent()).toList();
    if (written.size() == 1) {
      return written.get(0).getValue().read(map, at).map(it -> it);
    }
    String found =
        written.isEmpty()
            ? "none of them"
            : written.stream().map(Map.Entry::getKey).collect(Collectors.joining(" and "));
    at.error(
        RecipeCode.ONE_FORM,
        map,
        "expected exactly one of " + keys() + " for " + at.subject() + ", found " + found,
        written.isEmpty() ? meant(map) : "leave one of them out");
    return Optional.empty();
  }

  private String meant(MapNode map) {
    return map.entries().stream()
        .map(entry -> Nearest.hint(entry.key().text(), maps.keySet()))
        .filter(hint -> !hint.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void reportWord(YamlNode node, Reading at) {
    String keys = maps.size() == 1 ? "`" + keys() + "`" : "one of " + keys();
    List<String> forms = new ArrayList<>(words.keySet());
    forms.add("a map with " + keys);
    String typed = node instanceof ScalarNode scalar ? scalar.text() : "";
    List<String> known = new ArrayList<>(words.keySet());
    known.addAll(maps.keySet());
    at.error(
        node instanceof ScalarNode && !words.isEmpty()
            ? SpecCode.UNKNOWN_VALUE
            : SpecCode.WRONG_TYPE,
        node,
        String.format(
            Locale.ROOT,
            "expected %s for %s, found %s",
            String.join(" or ", forms),
            at.subject(),
            node.describe()),
        Nearest.hint(typed, known));
  }

  private String keys() {
    return String.join(", ", maps.keySet());
  }

  @Override
  public Map<String, Object> schema() {
    List<Object> forms = new ArrayList<>();
    if (!words.isEmpty()) {
      forms.add(Map.of("type", "string", "enum", List.copyOf(words.keySet())));
    }
    maps.values().forEach(map -> forms.add(map.schema()));
    return Map.of("anyOf", forms);
  }
}
