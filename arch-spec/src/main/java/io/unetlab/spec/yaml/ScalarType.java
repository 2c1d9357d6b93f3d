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
 * A value that is one scalar. {@link Scalars} has the common ones.
 *
 * @param parse empty for an invalid scalar
 * @param slip reports an invalid value
 * @param schema as a JSON Schema
 * @param <T> the Java type of the value
 */
public record ScalarType<T>(
    Function<ScalarNode, Optional<T>> parse, Slip slip, Map<String, Object> schema)
    implements ValueType<T> {

  /** Reports an invalid value. */
  @FunctionalInterface
  public interface Slip {

    void report(YamlNode found, Reading at);

    /**
     * {@code expected WHAT for KEY, found VALUE}, with a code and a hint that fit the value found.
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
   * A type with one code for every invalid value.
   *
   * @param expected as in a message: {@code a number such as 12.5}
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

  /** One of several words, with the meaning of each; in the order in which a message lists them. */
  public static <T> ScalarType<T> oneOf(List<String> words, Function<String, T> meaning) {
    return new ScalarType<>(
        scalar -> Optional.of(scalar.text()).filter(words::contains).map(meaning),
        Slip.expected(
            "one of " + String.join(", ", words),
            found -> found instanceof ScalarNode ? SpecCode.UNKNOWN_VALUE : SpecCode.WRONG_TYPE,
            typed -> Nearest.hint(typed, words)),
        Map.of("type", "string", "enum", words));
  }

  /** The same text with another meaning. */
  public <R> ScalarType<R> map(Function<? super T, ? extends R> meaning) {
    return new ScalarType<>(scalar -> parse.apply(scalar).map(meaning), slip, schema);
  }

  /** The same type with another schema for editors. */
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
