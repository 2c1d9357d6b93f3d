package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of diffusers' names, read to what it means here. Another name is not taken for a slip: it is
 * most likely one that diffusers has and the language has not.
 */
record NameType<T>(Map<String, T> meanings) implements ValueType<T> {

  /** Diffusers, too, drops this prefix, which block types once carried. */
  private static final String OLD_PREFIX = "UNetRes";

  NameType {
    meanings = Map.copyOf(meanings);
  }

  @Override
  public Optional<T> read(YamlNode node, Reading at) {
    if (!(node instanceof ScalarNode scalar) || !scalar.quoted()) {
      String message = "expected a name in quotes for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe());
      return Optional.empty();
    }
    String name = scalar.text();
    if (name.startsWith(OLD_PREFIX)) {
      name = name.substring(OLD_PREFIX.length());
    }
    Optional<T> meaning = Optional.ofNullable(meanings.get(name));
    if (meaning.isEmpty()) {
      String message = at.subject() + " is " + node.describe() + ", which is not supported";
      String hint = "supported: " + String.join(", ", names());
      at.error(SpecCode.UNSUPPORTED_CONFIG, node, message, hint);
    }
    return meaning;
  }

  private List<String> names() {
    return meanings.keySet().stream().sorted().toList();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "enum", names());
  }
}
