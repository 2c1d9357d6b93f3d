package io.unetlab.reports.page;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Standing;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.view.MetricCells;
import io.unetlab.reports.view.SearchFront;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all views of a study's page share: its metrics, factors and variants, by index. Tables of
 * thousands of variants are columns of numbers, the smallest form that a script reads at once.
 *
 * @param base index of the base among the variants
 * @param choice index of the choice; {@code null} if nothing was chosen
 * @param total how many variants the study has; more than are listed where it was thinned
 */
public record StudyData(
    String name,
    int total,
    int base,
    Optional<Integer> choice,
    List<MetricData> metrics,
    List<LimitData> limits,
    List<FactorData> factors,
    List<String> standings,
    VariantColumns variants) {

  /**
   * A metric.
   *
   * @param kind how values are written: {@code count}, {@code bytes}, {@code time} or {@code
   *     quality}
   * @param goal {@code less} or {@code more}: which way is better
   */
  record MetricData(String name, String title, String unit, String kind, String goal) {}

  /** A limit of the rule: {@code macs <= 180 G}. */
  record LimitData(String metric, String comparison, BigDecimal bound, String text) {}

  record FactorData(String name, String title, int base, List<OptionData> options) {}

  record OptionData(String name, String title) {}

  /**
   * The variants, one array entry each.
   *
   * @param number in the design's order, by which tables name a variant
   * @param choices by factor, the index of each variant's option
   * @param values by metric; {@code null} where unknown
   * @param standing index into {@code standings}
   * @param front 1 for members of the Pareto front of the rule's metrics
   * @param same number of the earlier variant with the same network; -1 if it is the first
   */
  record VariantColumns(
      int[] number,
      List<int[]> choices,
      List<@Nullable BigDecimal[]> values,
      int[] standing,
      int[] front,
      int[] same) {}

  /** The data of one result. */
  public static StudyData of(Trials trials) {
    StudyResult result = trials.result();
    List<TrialResult> shown = ShownVariants.of(trials);
    List<Metric> metrics = VariantTables.metrics(result);
    return new StudyData(
        result.study().name(),
        result.trials().size(),
        shown.indexOf(result.base()),
        trials.winner().map(shown::indexOf),
        metrics.stream().map(it -> metric(it, trials)).toList(),
        result.decision().select().where().stream().map(StudyData::limit).toList(),
        result.study().factors().stream().map(StudyData::factor).toList(),
        Arrays.stream(Standing.values()).map(Standing::text).toList(),
        columns(shown, metrics, trials));
  }

  private static MetricData metric(Metric metric, Trials trials) {
    String kind =
        Metrics.isLatency(metric)
            ? "time"
            : MetricCells.isQuality(metric)
                ? "quality"
                : metric.unit().equals("B") ? "bytes" : "count";
    return new MetricData(
        metric.name(),
        Metrics.title(metric, trials.precision()),
        metric.unit(),
        kind,
        metric.direction() == Direction.LOWER_IS_BETTER ? "less" : "more");
  }

  private static LimitData limit(Constraint limit) {
    return new LimitData(
        limit.metric().name(), limit.comparison().sign(), limit.bound(), limit.text());
  }

  private static FactorData factor(Factor factor) {
    List<Option> options = factor.options();
    return new FactorData(
        factor.name(),
        factor.title(),
        options.indexOf(factor.base()),
        options.stream().map(it -> new OptionData(it.name(), it.title())).toList());
  }

  private static VariantColumns columns(
      List<TrialResult> shown, List<Metric> metrics, Trials trials) {
    List<Factor> factors = trials.result().study().factors();
    List<int[]> choices =
        factors.stream()
            .map(
                factor ->
                    shown.stream()
                        .mapToInt(it -> factor.options().indexOf(it.variant().option(factor)))
                        .toArray())
            .toList();
    return new VariantColumns(
        shown.stream().mapToInt(it -> trials.number(it.variant())).toArray(),
        choices,
        metrics.stream().map(it -> values(shown, it)).toList(),
        shown.stream().mapToInt(it -> trials.standing(it).ordinal()).toArray(),
        front(shown, trials),
        shown.stream().mapToInt(it -> sameAs(it).map(trials::number).orElse(-1)).toArray());
  }

  private static @Nullable BigDecimal[] values(List<TrialResult> shown, Metric metric) {
    return shown.stream()
        .map(it -> it.completed().flatMap(known -> known.value(metric)).orElse(null))
        .toArray(BigDecimal[]::new);
  }

  private static Optional<Variant> sameAs(TrialResult trial) {
    return trial.completed().flatMap(Completed::sameAs);
  }

  private static int[] front(List<TrialResult> shown, Trials trials) {
    Set<Completed> members = Set.copyOf(front(trials));
    return shown.stream()
        .mapToInt(it -> it.completed().filter(members::contains).isPresent() ? 1 : 0)
        .toArray();
  }

  // A search has a front of its own; else the one of most metrics tells most.
  private static List<Completed> front(Trials trials) {
    return trials
        .searchFront()
        .map(SearchFront::members)
        .or(
            () ->
                trials.result().decision().fronts().stream()
                    .max(Comparator.comparingInt(it -> it.goals().size()))
                    .map(Front::members))
        .orElse(List.of());
  }
}
