package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of another type, or a word for its absence, read as empty.
 *
 * @param word such as {@code none}; without quotes
 * @param other must not take the word itself
 */
public record NoneOrType<T>(String word, ValueType<T> other) implements ValueType<Optional<T>> {

  public NoneOrType(ValueType<T> other) {
    this("none", other);
  }

  @Override
  public Optional<Optional<T>> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.is(word)) {
      return Optional.of(Optional.empty());
    }
    if (node instanceof ScalarNode scalar
        && (other instanceof MapType || other instanceof VariantType)) {
      String message = "expected a map or `" + word + "` for " + at.subject();
      String hint = Nearest.hint(scalar.text(), List.of(word));
      at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe(), hint);
      return Optional.empty();
    }
    return other.read(node, at).stream().map(Optional::of).findFirst();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(Map.of("const", word), other.schema()));
  }
}
