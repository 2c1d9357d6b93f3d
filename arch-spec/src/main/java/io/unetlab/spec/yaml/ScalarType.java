package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A value that is one scalar. {@link Scalars} has those that every language needs.
 *
 * @param parse empty for a scalar that is not of this type
 * @param slip what is said of a value that is not of this type
 * @param schema as a JSON Schema
 * @param <T> what it is read to
 */
public record ScalarType<T>(
    Function<ScalarNode, Optional<T>> parse, Slip slip, Map<String, Object> schema)
    implements ValueType<T> {

  /** Reports a value that is not of a type. */
  @FunctionalInterface
  public interface Slip {

    void report(YamlNode found, Reading at);

    /**
     * {@code expected WHAT for KEY, found VALUE}, with a code and a hint that fit what is found.
     */
    static Slip expected(
        String what, Function<YamlNode, ProblemCode> code, UnaryOperator<String> hint) {
      return (found, at) ->
          at.error(
              code.apply(found),
              found,
              "expected " + what + " for " + at.subject() + ", found " + found.describe(),
              hint.apply(found instanceof ScalarNode scalar ? scalar.text() : ""));
    }
  }

  public ScalarType {
    Objects.requireNonNull(parse, "parse");
    Objects.requireNonNull(slip, "slip");
    schema = Map.copyOf(schema);
  }

  /**
   * A type with one code for every slip.
   *
   * @param expected as a message says it: {@code a number such as 12.5}
   * @param hint may be empty
   */
  public static <T> ScalarType<T> of(
      String expected,
      Function<ScalarNode, Optional<T>> parse,
      Map<String, Object> schema,
      ProblemCode code,
      String hint) {
    return new ScalarType<>(parse, Slip.expected(expected, found -> code, typed -> hint), schema);
  }

  /** One of some words, with what each is read to; in the order in which a message lists them. */
  public static <T> ScalarType<T> oneOf(List<String> words, Function<String, T> meaning) {
    return new ScalarType<>(
        scalar -> Optional.of(scalar.text()).filter(words::contains).map(meaning),
        Slip.expected(
            "one of " + String.join(", ", words),
            found -> found instanceof ScalarNode ? SpecCode.UNKNOWN_VALUE : SpecCode.WRONG_TYPE,
            typed -> Nearest.hint(typed, words)),
        Map.of("type", "string", "enum", words));
  }

  /** The same type, described to editors in another way. */
  public ScalarType<T> withSchema(Map<String, Object> other) {
    return new ScalarType<>(parse, slip, other);
  }

  @Override
  public Optional<T> read(YamlNode node, Reading at) {
    Optional<T> value = node instanceof ScalarNode scalar ? parse.apply(scalar) : Optional.empty();
    if (value.isEmpty()) {
      slip.report(node, at);
    }
    return value;
  }
}
