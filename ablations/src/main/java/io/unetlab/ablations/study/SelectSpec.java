package io.unetlab.ablations.study;

import io.unetlab.ablations.score.Score;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule by which a variant is chosen: by the score, if there is one, then by the objectives in
 * turn.
 *
 * @param score combines several metrics; empty when the objectives decide alone
 * @param objectives each one breaks the ties of the score and of those before it; at least one
 *     where there is no score
 * @param where in the order of the file
 * @param relative further limits, by values of the base that are not known yet
 * @param unknown how to treat a variant whose value for a constraint is unknown
 */
public record SelectSpec(
    Optional<Score> score,
    List<Objective> objectives,
    List<Constraint> where,
    List<RelativeLimit> relative,
    Unknown unknown,
    SourceLocation location) {

  public SelectSpec {
    Objects.requireNonNull(score, "score");
    objectives = List.copyOf(objectives);
    if (objectives.isEmpty() && score.isEmpty()) {
      throw new IllegalArgumentException("a selection must have an objective, has none");
    }
    where = List.copyOf(where);
    relative = List.copyOf(relative);
    Objects.requireNonNull(unknown, "unknown");
    Objects.requireNonNull(location, "location");
  }

  /** A rule without limits by the base. */
  public SelectSpec(
      Optional<Score> score,
      List<Objective> objectives,
      List<Constraint> where,
      Unknown unknown,
      SourceLocation location) {
    this(score, objectives, where, List.of(), unknown, location);
  }

  /** What to minimize or maximize: the score's metrics, then the objectives; each once. */
  public List<Objective> goals() {
    return Stream.concat(
            score.stream().flatMap(it -> it.metrics().stream()).map(Objective::of),
            objectives.stream())
        .distinct()
        .toList();
  }

  /** Every metric that the rule needs: of the goals, then of the constraints; each once. */
  public List<Metric> metrics() {
    return Stream.of(
            goals().stream().map(Objective::metric),
            where.stream().map(Constraint::metric),
            relative.stream().map(RelativeLimit::metric))
        .flatMap(it -> it)
        .distinct()
        .toList();
  }

  /** The rule with one constraint replaced. */
  public SelectSpec with(Constraint old, Constraint changed) {
    List<Constraint> constraints = new ArrayList<>(where);
    constraints.replaceAll(it -> it.equals(old) ? changed : it);
    return withWhere(constraints);
  }

  public SelectSpec withWhere(List<Constraint> changed) {
    return new SelectSpec(score, objectives, changed, relative, unknown, location);
  }

  /**
   * The rule with the limits by the base's values that are known.
   *
   * @param base its values
   */
  public SelectSpec bound(Function<Metric, Optional<BigDecimal>> base) {
    if (relative.isEmpty()) {
      return this;
    }
    List<Constraint> known = new ArrayList<>(where);
    List<RelativeLimit> left = new ArrayList<>();
    for (RelativeLimit limit : relative) {
      base.apply(limit.metric())
          .ifPresentOrElse(it -> known.add(limit.of(it)), () -> left.add(limit));
    }
    return new SelectSpec(score, objectives, known, left, unknown, location);
  }

  /** The rule with further constraints, as far as it does not have them. */
  SelectSpec and(List<Constraint> limits) {
    List<Constraint> all = new ArrayList<>(where);
    for (Constraint limit : limits) {
      if (where.stream().noneMatch(it -> it.text().equals(limit.text()))) {
        all.add(limit);
      }
    }
    return withWhere(all);
  }

  public SelectSpec with(Unknown changed) {
    return new SelectSpec(score, objectives, where, relative, changed, location);
  }

  /** The rule with other objectives and no score. */
  public SelectSpec withObjectives(List<Objective> changed) {
    return new SelectSpec(Optional.empty(), changed, where, relative, unknown, location);
  }

  /** Its counted part, which is known before anything is measured; empty without a counted goal. */
  public Optional<SelectSpec> counted() {
    List<Objective> counted = goals().stream().filter(it -> isCounted(it.metric())).toList();
    List<Constraint> limits = where.stream().filter(it -> isCounted(it.metric())).toList();
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(new SelectSpec(Optional.empty(), counted, limits, unknown, location));
  }

  private static boolean isCounted(Metric metric) {
    return !QualityMetrics.ALL.contains(metric) && !Metrics.isLatency(metric);
  }

  /** For example {@code minimize macs, where fid <= 12.75 and params <= 400 M}. */
  public String text() {
    String goals =
        Stream.concat(score.stream().map(Score::text), objectives.stream().map(Objective::text))
            .collect(Collectors.joining(", then "));
    String limits =
        Stream.concat(
                where.stream().map(Constraint::text), relative.stream().map(RelativeLimit::text))
            .collect(Collectors.joining(" and "));
    return goals + (limits.isEmpty() ? "" : ", where " + limits) + unknownText();
  }

  /** The first criterion: {@code minimize macs}, or the score. */
  public String first() {
    return score.map(Score::text).orElseGet(() -> objectives.get(0).text());
  }

  private String unknownText() {
    String what = limitsUnknown();
    if (what.isEmpty()) {
      return "";
    }
    return unknown == Unknown.REFUSE
        ? "; a variant of unknown " + what + " is refused"
        : "; unknown " + what + " counts as met";
  }

  // Counted metrics are known of every variant.
  private String limitsUnknown() {
    List<Metric> limited =
        Stream.concat(
                where.stream().map(Constraint::metric),
                relative.stream().map(RelativeLimit::metric))
            .toList();
    boolean quality = limited.stream().anyMatch(QualityMetrics.ALL::contains);
    boolean latency = limited.stream().anyMatch(Metrics::isLatency);
    return (quality ? "quality" : "")
        + (quality && latency ? " or " : "")
        + (latency ? "latency" : "");
  }
}
