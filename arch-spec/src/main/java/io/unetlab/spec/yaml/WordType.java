package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one word that may stand here, such as {@code unet} after {@code kind}. */
public record WordType(String word) implements ValueType<String> {

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.text().equals(word)) {
      return Optional.of(word);
    }
    String typed = node instanceof ScalarNode scalar ? scalar.text() : "";
    at.error(
        SpecCode.UNKNOWN_VALUE,
        node,
        "expected `" + word + "` for " + at.subject() + ", found " + node.describe(),
        Nearest.hint(typed, List.of(word)));
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("const", word);
  }
}
