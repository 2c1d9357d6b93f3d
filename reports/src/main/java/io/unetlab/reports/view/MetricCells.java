package io.unetlab.reports.view;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A metric's column and cells; the unit is in the heading or next to the value. */
public final class MetricCells {

  /** Follows a latency that is not valid. */
  private static final String DOUBTFUL = " (doubtful)";

  /** Follows a latency of a model. */
  private static final String PREDICTED = " (predicted)";

  /** First words of titles that keep their capital. */
  private static final Set<String> NAMES = Set.of("Fréchet");

  private static final int SMALL_SCALE_DECIMALS = 4;

  private MetricCells() {}

  /** The heading: the unit if it names what is counted, else the title. */
  public static Column column(Metric metric, Precision precision) {
    return Column.right(metric.name(), heading(metric, precision));
  }

  private static String heading(Metric metric, Precision precision) {
    if (metric.unit().isEmpty() || !isCount(metric)) {
      return CountedMetrics.title(metric, precision);
    }
    return isQuality(metric) ? metric.title() + ", " + metric.unit() : metric.unit();
  }

  /** The value under its heading. */
  public static Cell value(Metric metric, Optional<BigDecimal> value) {
    return value
        .map(known -> Cell.figure(known, shown(metric, known)))
        .orElseGet(() -> isMeasured(metric) ? Cell.missing() : new Cell.Missing("unknown"));
  }

  /** A variant's value under its heading, marked if it is not valid or not measured. */
  public static Cell cell(Metric metric, Optional<Completed> variant) {
    Optional<BigDecimal> value = variant.flatMap(it -> it.value(metric));
    String mark = variant.map(it -> mark(it, metric)).orElse("");
    return value.isPresent() && !mark.isEmpty()
        ? Cell.figure(value.get(), shown(metric, value.get()) + mark)
        : value(metric, value);
  }

  /** What follows a variant's latency that is not valid or not measured; else empty. */
  static String mark(Completed variant, Metric metric) {
    return (variant.isPredicted(metric) ? PREDICTED : "")
        + (variant.isDoubtful(metric) ? DOUBTFUL : "");
  }

  /** A computed number for programs: nine digits are the same on every machine. */
  public static BigDecimal rounded(double number) {
    return BigDecimal.valueOf(number).round(new MathContext(9));
  }

  /** The value with its unit, for a sentence. */
  public static String text(Metric metric, BigDecimal value) {
    return isQuality(metric) ? score(metric, value) : metric.text(value);
  }

  /** A quality; those of trainings in small always have four decimals, so that columns align. */
  static String score(Metric metric, BigDecimal value) {
    return QualityMetrics.SMALL_SCALE.contains(metric.name())
        ? value.setScale(SMALL_SCALE_DECIMALS, RoundingMode.HALF_UP).toPlainString()
        : Numbers.score(value);
  }

  /** The metric within a sentence: {@code parameters}, {@code MACs}, {@code latency on pixel}. */
  public static String name(Metric metric) {
    if (Metrics.isLatency(metric)) {
      return metric.title().replaceFirst("L", "l").replaceFirst(", ", " on ");
    }
    String title = metric.title().replaceFirst(",.*", "");
    String first = title.replaceFirst(" .*", "");
    boolean word =
        !NAMES.contains(first) && first.chars().skip(1).noneMatch(Character::isUpperCase);
    return word ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) : title;
  }

  /** The target of a latency in a sentence, such as {@code on pixel}; else empty. */
  static String on(Metric metric) {
    return Metrics.isLatency(metric) ? name(metric).replaceFirst("^latency", "") : "";
  }

  /** How a value differs from another: points of a quality, else percent. */
  public static Cell change(Metric metric, BigDecimal before, BigDecimal after) {
    BigDecimal points = after.subtract(before);
    if (isQuality(metric)) {
      return Cell.figure(points, (points.signum() > 0 ? "+" : "") + score(metric, points));
    }
    return before.signum() == 0
        ? Cell.missing()
        : Cell.change(points.doubleValue() / before.abs().doubleValue());
  }

  /** Whether the metric is in bytes, which its unit does not describe. */
  static boolean isBytes(Metric metric) {
    return metric.unit().equals("B");
  }

  /** The value without the unit if that names what is counted, as at an axis. */
  static String shown(Metric metric, BigDecimal value) {
    if (isQuality(metric)) {
      return score(metric, value);
    }
    return isCount(metric) ? new Quantity(value, "").number() : metric.text(value);
  }

  /** Whether the metric is a quality, which is predicted rather than counted. */
  public static boolean isQuality(Metric metric) {
    return QualityMetrics.ALL.contains(metric);
  }

  // A count of things: its unit names them, once, in the heading.
  private static boolean isCount(Metric metric) {
    return !isBytes(metric) && !metric.unit().contains("/") && !isMeasured(metric);
  }

  // Most variants are not measured.
  private static boolean isMeasured(Metric metric) {
    return Metrics.isLatency(metric);
  }
}
