package io.unetlab.ablations.study;

import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A study: a base, what may change in it, which variants to try, and how to choose among them.
 *
 * @param title for headings; the name if none was given
 * @param quality of the base, one for each metric
 * @param training how networks are trained to measure their quality; empty if none is
 * @param scoring how options are scored on the base's weights; empty if none is
 * @param trained networks with measured quality: the user's, in the order of their files and rows,
 *     then those that the study has trained
 * @param factors in the order in which their patches are applied
 * @param comparisons of factors' numbers, which every variant satisfies
 * @param constraints limits on counted metrics that bound the space; the rule has them as well
 * @param metrics the metrics to show for each variant
 * @param precision of the metrics in bytes
 * @param targets whose latencies are shown if they are among the metrics; at least one
 * @param hash of the study's contents, independent of file names and layout
 */
public record StudySpec(
    String name,
    String title,
    Base base,
    List<BaseQuality> quality,
    Optional<TrainedQuality> training,
    Optional<ScoredQuality> scoring,
    List<TrainedRow> trained,
    List<Factor> factors,
    List<FactorComparison> comparisons,
    List<Constraint> constraints,
    Design design,
    List<Metric> metrics,
    Precision precision,
    List<Target> targets,
    List<Reference> references,
    SelectSpec select,
    String hash,
    SourceLocation location) {

  public StudySpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(base, "base");
    quality = List.copyOf(quality);
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(scoring, "scoring");
    trained = List.copyOf(trained);
    factors = List.copyOf(factors);
    comparisons = List.copyOf(comparisons);
    constraints = List.copyOf(constraints);
    Objects.requireNonNull(design, "design");
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(precision, "precision");
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("targets must not be empty");
    }
    references = List.copyOf(references);
    Objects.requireNonNull(select, "select");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(location, "location");
  }

  /** Which choices are compatible. */
  public Conditions conditions() {
    return new Conditions(factors, comparisons);
  }

  /** The metric of a target's latency; the first target's is {@code latency}. */
  public Metric latency(Target target) {
    return target.equals(targets.get(0)) ? Metrics.LATENCY : Metrics.latency(target.name());
  }

  /** The targets whose latencies the study asks for, in its order. */
  public List<Target> asked() {
    return targets.stream().filter(it -> metrics.contains(latency(it))).toList();
  }

  /** Whether a metric is a latency that has to be measured: neither imported nor predicted. */
  public boolean isMeasured(Metric metric) {
    return Metrics.isLatency(metric)
        && targets.stream().noneMatch(it -> !it.isMeasured() && latency(it).equals(metric));
  }

  /** The same study with another design. */
  public StudySpec with(Design other) {
    return with(other, metrics, trained, select);
  }

  /** The same study with the latencies of these targets only. */
  public StudySpec withLatencies(Collection<Target> some) {
    Set<Metric> shown = some.stream().map(this::latency).collect(Collectors.toSet());
    return with(
        design,
        metrics.stream().filter(it -> !Metrics.isLatency(it) || shown.contains(it)).toList(),
        trained,
        select);
  }

  /** The same study with further trained networks. */
  public StudySpec withTrained(List<TrainedRow> more) {
    return with(design, metrics, Stream.concat(trained.stream(), more.stream()).toList(), select);
  }

  /** The same study with another rule. */
  public StudySpec with(SelectSpec other) {
    return with(design, metrics, trained, other);
  }

  /**
   * The same study with the base's value of a metric and further evidence of its options.
   *
   * @param evidence by factor and option; what an option states itself comes before it
   */
  public StudySpec withEvidence(BaseQuality ofBase, Map<List<String>, Evidence> evidence) {
    return new StudySpec(
        name,
        title,
        base,
        Stream.concat(quality.stream(), Stream.of(ofBase)).toList(),
        training,
        scoring,
        trained,
        factors.stream().map(it -> with(it, evidence)).toList(),
        comparisons,
        constraints,
        design,
        metrics,
        precision,
        targets,
        references,
        select,
        hash,
        location);
  }

  private static Factor with(Factor factor, Map<List<String>, Evidence> evidence) {
    List<Option> options = new ArrayList<>();
    for (Option option : factor.options()) {
      Evidence more = evidence.get(List.of(factor.name(), option.name()));
      options.add(more == null ? option : option.with(more));
    }
    return new Factor(factor.name(), factor.title(), options, factor.values(), factor.location());
  }

  /**
   * The same study under the hash that it had when it was run: the copy in a store lacks the
   * weights that are part of it.
   */
  public StudySpec withHash(String other) {
    return new StudySpec(
        name,
        title,
        base,
        quality,
        training,
        scoring,
        trained,
        factors,
        comparisons,
        constraints,
        design,
        metrics,
        precision,
        targets,
        references,
        select,
        other,
        location);
  }

  private StudySpec with(
      Design otherDesign,
      List<Metric> otherMetrics,
      List<TrainedRow> otherTrained,
      SelectSpec otherSelect) {
    return new StudySpec(
        name,
        title,
        base,
        quality,
        training,
        scoring,
        otherTrained,
        factors,
        comparisons,
        constraints,
        otherDesign,
        otherMetrics,
        precision,
        targets,
        references,
        otherSelect,
        hash,
        location);
  }

  /**
   * The quality metrics that the study states or measures: the base's, those of its training, then
   * those of trained networks.
   */
  public List<Metric> qualityMetrics() {
    return qualityMetrics(quality, training, scoring, trained);
  }

  static List<Metric> qualityMetrics(
      List<BaseQuality> quality,
      Optional<TrainedQuality> training,
      Optional<ScoredQuality> scoring,
      List<TrainedRow> trained) {
    return Stream.of(
            quality.stream().map(BaseQuality::metric),
            training.stream().flatMap(it -> it.metrics().stream()),
            scoring.stream().map(it -> QualityMetrics.LOSS),
            trained.stream().flatMap(row -> row.values().keySet().stream()))
        .flatMap(it -> it)
        .distinct()
        .toList();
  }

  public Optional<Factor> factor(String factorName) {
    return factors.stream().filter(factor -> factor.name().equals(factorName)).findFirst();
  }

  public Optional<BaseQuality> quality(Metric metric) {
    return quality.stream().filter(it -> it.metric().equals(metric)).findFirst();
  }
}
