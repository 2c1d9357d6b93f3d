package io.unetlab.cli.option;

import io.unetlab.ablations.select.Standing;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.source.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code results --where} says of a variant: a limit, a choice, or how it stands. */
public final class VariantFilter {

  private static final Pattern FORM = Pattern.compile("\\s*+([^<>=\\s]++)\\s*+(<=|>=|<|>|=)(.*)");
  private static final String STANDING = "standing";
  private static final double FAR = Double.POSITIVE_INFINITY;

  private VariantFilter() {}

  /** The variants that fulfil a condition; it names the study's factors and any metric. */
  public static VariantCondition parse(String text, Trials trials) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || form.group(3).isBlank()) {
      throw new UserException(
          "--where takes \"macs <= 180G\", ratio=three or standing=feasible, found \""
              + text
              + '"');
    }
    String name = form.group(1);
    String value = form.group(3).strip();
    if (!form.group(2).equals("=")) {
      return limit(metric(name, trials), Comparison.of(form.group(2)), value);
    }
    return VariantCondition.of(
        name.equals(STANDING) ? standing(value, trials) : choice(name, value, trials));
  }

  private static VariantCondition limit(Metric metric, Comparison comparison, String bound) {
    Optional<BigDecimal> limit = Quantity.parse(bound).filter(metric::accepts).map(Quantity::value);
    if (limit.isEmpty()) {
      String unit = metric.unit().isEmpty() ? "" : ", perhaps in " + metric.unit();
      throw new UserException(
          "expected a number for " + metric.name() + unit + ", found \"" + bound + '"');
    }
    BigDecimal wanted = limit.get();
    return new VariantCondition(
        trial -> value(trial, metric).filter(it -> comparison.holds(it, wanted)).isPresent(),
        trial -> value(trial, metric).map(it -> miss(it, comparison, wanted)).orElse(FAR),
        trial -> value(trial, metric).map(it -> shown(metric, it)).stream().toList());
  }

  // Bytes and seconds say less than their metric's name.
  private static String shown(Metric metric, BigDecimal value) {
    boolean named = metric.unit().equalsIgnoreCase(metric.name());
    return named ? metric.text(value) : metric.name() + " " + metric.text(value);
  }

  private static Optional<BigDecimal> value(TrialResult trial, Metric metric) {
    return trial.completed().flatMap(it -> it.value(metric));
  }

  private static double miss(BigDecimal value, Comparison comparison, BigDecimal bound) {
    double size = Math.max(Math.abs(bound.doubleValue()), Double.MIN_NORMAL);
    return comparison.holds(value, bound) ? 0 : value.subtract(bound).abs().doubleValue() / size;
  }

  static Metric metric(String name, Trials trials) {
    StudySpec study = trials.result().study();
    List<Metric> latencies = study.targets().stream().map(study::latency).toList();
    return Metrics.find(name)
        .filter(it -> !Metrics.isLatency(it) || latencies.contains(it))
        .orElseThrow(
            () ->
                unknown(
                    "metric",
                    name,
                    Stream.concat(Metrics.names().stream(), latencies.stream().map(Metric::name))
                        .distinct()
                        .toList()));
  }

  private static Predicate<TrialResult> standing(String word, Trials trials) {
    List<String> words = Arrays.stream(Standing.values()).map(Standing::text).toList();
    if (!words.contains(word)) {
      throw unknown("standing", word, words);
    }
    return trial -> trials.standing(trial).text().equals(word);
  }

  private static Predicate<TrialResult> choice(String name, String option, Trials trials) {
    List<Factor> factors = trials.result().study().factors();
    Factor factor =
        factors.stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown("factor", name, names(factors)));
    if (factor.option(option).isEmpty()) {
      List<String> options = factor.options().stream().map(it -> it.name()).toList();
      throw unknown("option of " + name, option, options);
    }
    return trial -> trial.variant().option(factor).name().equals(option);
  }

  private static List<String> names(List<Factor> factors) {
    List<String> names = new ArrayList<>(factors.stream().map(Factor::name).toList());
    names.add(STANDING);
    return names;
  }

  private static UserException unknown(String what, String typed, List<String> known) {
    String hint = Nearest.hint(typed, known);
    return new UserException(
        "there is no "
            + what
            + " `"
            + typed
            + "`; "
            + (hint.isEmpty() ? "there are " + String.join(", ", known) : hint));
  }
}
