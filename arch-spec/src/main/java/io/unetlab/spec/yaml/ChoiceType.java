package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One word of an enum, spelled in lower case. */
public record ChoiceType<E extends Enum<E>>(Class<E> words) implements ValueType<E> {

  /** How a constant is spelled in YAML. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<E> read(YamlNode node, Reading at) {
    String expected = "expected one of " + String.join(", ", allowed()) + " for " + at.subject();
    if (!(node instanceof ScalarNode scalar)) {
      at.error(SpecCode.WRONG_TYPE, node, expected + ", found " + node.describe());
      return Optional.empty();
    }
    for (E constant : words.getEnumConstants()) {
      if (word(constant).equals(scalar.text())) {
        return Optional.of(constant);
      }
    }
    String hint = Nearest.hint(scalar.text(), allowed());
    at.error(SpecCode.UNKNOWN_VALUE, node, expected + ", found " + node.describe(), hint);
    return Optional.empty();
  }

  private List<String> allowed() {
    return Arrays.stream(words.getEnumConstants()).map(ChoiceType::word).toList();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "enum", allowed());
  }
}
