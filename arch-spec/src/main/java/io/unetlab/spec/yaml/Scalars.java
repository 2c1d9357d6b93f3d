package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.SpecCode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The common scalar types. */
public final class Scalars {

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,4})?");
  private static final String SHA256 = "[0-9a-fA-F]{64}";

  private Scalars() {}

  /** Text, with or without quotes; never empty. */
  public static ScalarType<String> text() {
    return ScalarType.of(
        "text",
        scalar -> Optional.of(scalar.text()).filter(it -> !scalar.isNull() && !it.isBlank()),
        Map.of("type", "string", "minLength", 1),
        SpecCode.WRONG_TYPE,
        "");
  }

  /** {@code true} or {@code false}; YAML 1.2 knows no other spelling. */
  public static ScalarType<Boolean> flag() {
    return new ScalarType<>(
        scalar ->
            scalar.is("true") || scalar.is("false")
                ? Optional.of(scalar.is("true"))
                : Optional.empty(),
        ScalarType.Slip.expected("true or false", found -> SpecCode.WRONG_TYPE, Scalars::meantFlag),
        Map.of("type", "boolean"));
  }

  /**
   * {@code true}, {@code false} or one of a few words.
   *
   * @param more the constants that these words spell
   */
  public static <E extends Enum<E>> ScalarType<E> flagOr(E yes, E no, List<E> more) {
    List<String> words = more.stream().map(ChoiceType::word).toList();
    List<Object> all = new ArrayList<>(List.of(true, false));
    all.addAll(words);
    return new ScalarType<>(
        scalar -> {
          if (scalar.is("true") || scalar.is("false")) {
            return Optional.of(scalar.is("true") ? yes : no);
          }
          return more.stream().filter(it -> scalar.text().equals(ChoiceType.word(it))).findFirst();
        },
        ScalarType.Slip.expected(
            "true, false or " + String.join(" or ", words),
            found -> SpecCode.WRONG_TYPE,
            typed -> {
              String flag = meantFlag(typed);
              return flag.isEmpty() ? Nearest.hint(typed, words) : flag;
            }),
        Map.of("enum", all));
  }

  private static String meantFlag(String typed) {
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "y", "true" -> "write `true`, without quotes";
      case "no", "off", "n", "false" -> "write `false`, without quotes";
      default -> "";
    };
  }

  /** The only word allowed, such as {@code unet} after {@code kind}. */
  public static ScalarType<String> word(String word) {
    return new ScalarType<>(
        scalar -> Optional.of(scalar.text()).filter(word::equals),
        ScalarType.Slip.expected(
            "`" + word + "`",
            found -> SpecCode.UNKNOWN_VALUE,
            typed -> Nearest.hint(typed, List.of(word))),
        Map.of("const", word));
  }

  /** A count of things of a network, such as channels, heads or tokens: from 1 to a million. */
  public static ScalarType<Integer> count() {
    return whole(1, 1_000_000);
  }

  /** A count, or a word that stands for one that follows from something else, read as empty. */
  public static ScalarType<Optional<Integer>> countOr(String word) {
    ScalarType<Integer> count = count();
    return new ScalarType<>(
        scalar ->
            scalar.is(word)
                ? Optional.of(Optional.empty())
                : count.parse().apply(scalar).stream().map(Optional::of).findFirst(),
        ScalarType.Slip.expected(
            "a whole number from 1 to 1000000 or `" + word + "`",
            found ->
                found instanceof ScalarNode scalar && matching(WHOLE, scalar).isPresent()
                    ? SpecCode.OUT_OF_RANGE
                    : SpecCode.WRONG_TYPE,
            typed -> Nearest.hint(typed, List.of(word))),
        Map.of("anyOf", List.of(Map.of("const", word), count.schema())));
  }

  /** A whole number in a range, both ends included. */
  public static ScalarType<Integer> whole(int min, int max) {
    if (min > max) {
      throw new IllegalArgumentException("min " + min + " is above max " + max);
    }
    BigInteger least = BigInteger.valueOf(min);
    BigInteger most = BigInteger.valueOf(max);
    return new ScalarType<>(
        scalar ->
            matching(WHOLE, scalar)
                .map(BigInteger::new)
                .filter(it -> it.compareTo(least) >= 0 && it.compareTo(most) <= 0)
                .map(BigInteger::intValue),
        number("a whole number from " + min + " to " + max, WHOLE),
        Map.of("type", "integer", "minimum", min, "maximum", max));
  }

  /** A decimal number in a range, both ends included. */
  public static ScalarType<Double> decimal(double min, double max) {
    return new ScalarType<>(
        scalar ->
            matching(DECIMAL, scalar).map(Double::valueOf).filter(it -> it >= min && it <= max),
        number("a number from " + shown(min) + " to " + shown(max), DECIMAL),
        Map.of("type", "number", "minimum", min, "maximum", max));
  }

  /**
   * A SHA-256 as {@code sha256sum} prints it, read in lower case.
   *
   * @param code reported when the value is not a SHA-256
   */
  public static ScalarType<String> sha256(ProblemCode code, String hint) {
    return new ScalarType<>(
        scalar ->
            Optional.of(scalar.text().toLowerCase(Locale.ROOT)).filter(it -> it.matches(SHA256)),
        (found, at) -> {
          String message = "expected a SHA-256, 64 hexadecimal digits, for " + at.subject();
          at.error(code, found, message + ", found " + found.describe() + length(found), hint);
        },
        Map.of("type", "string", "pattern", "^" + SHA256 + "$"));
  }

  private static String length(YamlNode found) {
    return found instanceof ScalarNode scalar
        ? " of " + scalar.text().length() + " characters"
        : "";
  }

  private static ScalarType.Slip number(String expected, Pattern written) {
    return (found, at) ->
        ScalarType.Slip.expected(
                expected,
                it ->
                    it instanceof ScalarNode scalar && matching(written, scalar).isPresent()
                        ? SpecCode.OUT_OF_RANGE
                        : SpecCode.WRONG_TYPE,
                typed ->
                    found instanceof ScalarNode scalar
                            && scalar.quoted()
                            && written.matcher(typed).matches()
                        ? "write it without quotes, which make it a text"
                        : "")
            .report(found, at);
  }

  private static Optional<String> matching(Pattern written, ScalarNode scalar) {
    return Optional.of(scalar.text())
        .filter(text -> !scalar.quoted() && written.matcher(text).matches());
  }

  private static String shown(double number) {
    return Math.abs(number) < 1e-6 && number != 0
        ? Double.toString(number)
        : YamlText.number(number);
  }
}
