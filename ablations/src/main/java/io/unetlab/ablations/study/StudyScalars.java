package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The scalars that only studies have. */
final class StudyScalars {

  private static final String PERCENT = "([+-]?[0-9]{1,9}(?:\\.[0-9]{1,9})?) ?%";
  private static final Pattern PERCENT_PATTERN = Pattern.compile(PERCENT);
  private static final String DURATION = "([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(s|min|h)";
  private static final Pattern DURATION_PATTERN = Pattern.compile(DURATION);
  private static final Map<String, Double> MINUTES = Map.of("s", 1 / 60.0, "min", 1.0, "h", 60.0);
  private static final List<String> NUMERALS = List.of("III", "IV", "V");
  private static final int FIRST_NUMERAL = 3;

  /** How a limit starts: its comparison, in a group. */
  static final String SIGN =
      "("
          + Arrays.stream(Comparison.values())
              .map(Comparison::sign)
              .collect(Collectors.joining("|"))
          + ")\\s*";

  private static final String BY_BASE =
      BaseBound.WORD + "(?:\\s*[+-]\\s*(?:" + Quantity.PATTERN + "|" + PERCENT + "))?";

  private StudyScalars() {}

  /** A limit such as {@code <= 12.75} or {@code <= base + 1 %}; {@link SelectReader} reads it. */
  static ScalarType<String> limit() {
    return Scalars.text()
        .withSchema(
            Map.of(
                "type",
                "string",
                "pattern",
                whole(SIGN + "(?:" + Quantity.PATTERN + "|" + BY_BASE + ")")));
  }

  // Spaces around a value do not count; the pattern of an editor does not apply to a number.
  private static String whole(String pattern) {
    return "^\\s*(?:" + pattern + ")\\s*$";
  }

  /** A number as people write it: {@code 12.50}, {@code 386M}, {@code 182 G MACs}. */
  static ScalarType<Quantity> amount() {
    return ScalarType.of(
        "a number such as 12.5 or 386M",
        scalar -> Quantity.parse(scalar.text()),
        Map.of("type", List.of("number", "string"), "pattern", whole(Quantity.PATTERN)),
        StudyCode.BAD_QUANTITY,
        "");
  }

  /** An exact decimal number. */
  static ScalarType<BigDecimal> number() {
    return new ScalarType<>(
        scalar -> OptionValue.of(scalar).number(),
        ScalarType.Slip.expected("a number", found -> SpecCode.WRONG_TYPE, typed -> ""),
        Map.of("type", "number"));
  }

  /** Number types of bytes: {@code int8}, or {@code int8/float16} for weights and activations. */
  static ScalarType<Precision> precision() {
    String word = "(" + String.join("|", Precision.words()) + ")";
    return ScalarType.of(
        "one of " + Precision.EXPECTED,
        scalar -> Precision.parse(scalar.text()),
        Map.of("type", "string", "pattern", "^" + word + "(/" + word + ")?$"),
        SpecCode.UNKNOWN_VALUE,
        "");
  }

  /** A change in percent, read as a fraction: {@code -26 %} is -0.26. */
  static ScalarType<BigDecimal> percent() {
    return ScalarType.of(
        "a change such as -26 %",
        scalar ->
            Optional.of(PERCENT_PATTERN.matcher(scalar.text().strip()))
                .filter(Matcher::matches)
                .map(it -> new BigDecimal(it.group(1)).scaleByPowerOfTen(-2)),
        Map.of("type", "string", "pattern", "^" + PERCENT + "$"),
        StudyCode.BAD_QUANTITY,
        "");
  }

  /** Which networks are trained: a word, or how many. */
  static ScalarType<TrainingCandidates> candidates() {
    List<String> words = List.of(TrainingCandidates.OfLadder.WORD, TrainingCandidates.OfFront.WORD);
    ScalarType<Integer> count = Scalars.whole(1, StudyReader.MOST_VARIANTS);
    return new ScalarType<>(
        scalar ->
            switch (scalar.text()) {
              case TrainingCandidates.OfLadder.WORD ->
                  Optional.of(new TrainingCandidates.OfLadder());
              case TrainingCandidates.OfFront.WORD -> Optional.of(new TrainingCandidates.OfFront());
              default -> count.parse().apply(scalar).map(TrainingCandidates.Some::new);
            },
        ScalarType.Slip.expected(
            "ladder, front or a number of networks",
            found -> SpecCode.UNKNOWN_VALUE,
            typed -> Nearest.hint(typed, words)),
        Map.of("anyOf", List.of(Map.of("type", "string", "enum", words), count.schema())));
  }

  /** A duration in minutes: {@code 60 min}, {@code 1.5 h}, {@code 90 s}. */
  static ScalarType<Double> minutes() {
    return ScalarType.of(
        "a duration such as 60 min or 2 h",
        scalar ->
            Optional.of(DURATION_PATTERN.matcher(scalar.text().strip()))
                .filter(Matcher::matches)
                .map(it -> Double.parseDouble(it.group(1)) * MINUTES.getOrDefault(it.group(2), 1.0))
                .filter(it -> it > 0),
        Map.of("type", "string", "pattern", "^" + DURATION + "$"),
        StudyCode.BAD_QUANTITY,
        "");
  }

  /** A fraction's resolution in Roman numerals, as textbooks write it: III is read as 3. */
  static ScalarType<Integer> resolution() {
    return ScalarType.of(
        "one of " + String.join(", ", NUMERALS),
        scalar ->
            Optional.of(NUMERALS.indexOf(scalar.text()))
                .filter(index -> index >= 0)
                .map(index -> FIRST_NUMERAL + index),
        Map.of("type", "string", "enum", NUMERALS),
        SpecCode.UNKNOWN_VALUE,
        "");
  }

  /** The name of a metric in the catalogue. */
  static ScalarType<Metric> metric() {
    Map<String, Object> ofTarget =
        Map.of("type", "string", "pattern", "^" + Metrics.latency(".+").name() + "$");
    return new ScalarType<>(
        scalar -> Metrics.find(scalar.text()),
        StudyScalars::refuseMetric,
        Map.of("anyOf", List.of(Map.of("type", "string", "enum", Metrics.names()), ofTarget)));
  }

  private static void refuseMetric(YamlNode found, Reading at) {
    if (found instanceof ScalarNode scalar) {
      String nearest = Nearest.hint(scalar.text(), Metrics.names());
      at.error(
          StudyCode.UNKNOWN_METRIC,
          found,
          "there is no metric " + found.describe(),
          nearest.isEmpty() ? "metrics: " + String.join(", ", Metrics.names()) : nearest);
    } else {
      String message = "expected a metric's name for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, found, message + ", found " + found.describe());
    }
  }
}
