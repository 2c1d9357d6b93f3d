package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A YAML mapping, in the order of the file; its keys are distinct. */
public record MapNode(SourceLocation location, List<Entry> entries) implements YamlNode {

  /** One key with its value. */
  public record Entry(ScalarNode key, YamlNode value) {

    public Entry {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
    }
  }

  public MapNode {
    Objects.requireNonNull(location, "location");
    entries = List.copyOf(entries);
  }

  public Optional<YamlNode> get(String key) {
    return entry(key).map(Entry::value);
  }

  public Optional<Entry> entry(String key) {
    for (Entry entry : entries) {
      if (entry.key().text().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** This map with a key set: in its old position, or at the end if new. */
  public MapNode with(ScalarNode key, YamlNode value) {
    List<Entry> changed = new ArrayList<>(entries);
    Entry entry = new Entry(key, value);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).key().text().equals(key.text())) {
        changed.set(i, entry);
        return new MapNode(location, changed);
      }
    }
    changed.add(entry);
    return new MapNode(location, changed);
  }

  /** This map without a key. */
  public MapNode without(String key) {
    return new MapNode(
        location, entries.stream().filter(entry -> !entry.key().text().equals(key)).toList());
  }

  @Override
  public String describe() {
    return "a map";
  }
}
