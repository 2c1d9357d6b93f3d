package io.unetlab.reports.page;

import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Standing;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.reports.view.MetricCells;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.yaml.NodeText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all views of a study's page share: its metrics, factors and variants, by index. Tables of
 * thousands of variants are columns of numbers, the smallest form that a script reads at once.
 *
 * @param base index of the base among the variants
 * @param baseKind the word after {@code kind:} in the base's file
 * @param baseFile the base's file, relative to the study; {@code null} if the run changed the base
 * @param choice index of the choice; {@code null} if nothing was chosen
 */
public record StudyData(
    String name,
    int base,
    String baseKind,
    Optional<String> baseFile,
    Optional<Integer> choice,
    List<MetricData> metrics,
    List<LimitData> limits,
    List<FactorData> factors,
    List<ReferenceData> references,
    List<String> standings,
    VariantColumns variants) {

  /**
   * A metric.
   *
   * @param heading of its column, with what its values lack
   * @param kind how values are written: {@code count}, {@code bytes}, {@code rate}, {@code time},
   *     {@code quality} or {@code small_scale}
   * @param goal {@code less} or {@code more}: which way is better
   */
  record MetricData(
      String name, String title, String heading, String unit, String kind, String goal) {}

  /** A limit of the rule: {@code macs <= 180 G}. */
  record LimitData(String metric, String comparison, BigDecimal bound, String text) {}

  record FactorData(String name, String title, List<OptionData> options) {}

  /**
   * An option.
   *
   * @param set its changes of the base, each as a line of YAML: a path, a colon and the value
   */
  record OptionData(String name, String title, List<String> set) {}

  /**
   * A published network.
   *
   * @param values by metric; {@code null} where unknown
   */
  record ReferenceData(String name, List<@Nullable BigDecimal> values) {}

  /** The data of one result. */
  public static StudyData of(Trials trials) {
    StudyResult result = trials.result();
    StudySpec study = result.study();
    List<TrialResult> shown = ShownVariants.of(trials);
    List<Metric> metrics = VariantTables.metrics(result);
    return new StudyData(
        study.name(),
        shown.indexOf(result.base()),
        study.base().spec().kind(),
        BaseFile.of(study),
        trials.winner().map(shown::indexOf),
        metrics.stream().map(it -> metric(it, trials)).toList(),
        result.decision().select().where().stream().map(StudyData::limit).toList(),
        study.factors().stream().map(StudyData::factor).toList(),
        result.references().stream().map(it -> reference(it, metrics)).toList(),
        Arrays.stream(Standing.values()).map(Standing::text).toList(),
        VariantColumns.of(shown, metrics, trials));
  }

  private static MetricData metric(Metric metric, Trials trials) {
    return new MetricData(
        metric.name(),
        trials.title(metric),
        MetricCells.column(metric, trials.precision()).name(),
        metric.unit(),
        kind(metric),
        metric.direction() == Direction.LOWER_IS_BETTER ? "less" : "more");
  }

  private static String kind(Metric metric) {
    if (Metrics.isLatency(metric)) {
      return "time";
    }
    if (MetricCells.isQuality(metric)) {
      return QualityMetrics.SMALL_SCALE.contains(metric.name()) ? "small_scale" : "quality";
    }
    return metric.unit().equals("B") ? "bytes" : metric.unit().contains("/") ? "rate" : "count";
  }

  private static LimitData limit(Constraint limit) {
    return new LimitData(
        limit.metric().name(), limit.comparison().sign(), limit.bound(), limit.text());
  }

  private static FactorData factor(Factor factor) {
    List<Option> options = factor.options();
    return new FactorData(
        factor.name(), factor.title(), options.stream().map(StudyData::option).toList());
  }

  private static OptionData option(Option option) {
    return new OptionData(
        option.name(),
        option.title(),
        option.patch().assignments().stream().map(StudyData::line).toList());
  }

  private static String line(Assignment change) {
    return change.path() + ": " + NodeText.line(change.value());
  }

  private static ReferenceData reference(ReferencePoint point, List<Metric> metrics) {
    return new ReferenceData(
        point.reference().name(),
        Arrays.asList(
            metrics.stream().map(it -> point.value(it).orElse(null)).toArray(BigDecimal[]::new)));
  }
}
