package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.Unknown;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what would change the choice: the nearest bound of each constraint on either side, the
 * other objectives, the other treatment of unknown values, and the nearest change of each value
 * that the choice depends on.
 */
final class WhatIfs {

  private final Values values;
  private final List<Metric> metrics;
  private final SelectSpec rule;
  private final Optional<Completed> winner;

  /**
   * @param values {@link OrderedBlocks#inOrder}
   */
  WhatIfs(Values values, List<Metric> metrics, SelectSpec rule, Optional<Completed> winner) {
    this.values = values;
    this.metrics = metrics;
    this.rule = rule;
    this.winner = winner;
  }

  List<WhatIf> all() {
    List<WhatIf> all = new ArrayList<>();
    for (Constraint constraint : rule.where()) {
      NearestBounds bounds = new NearestBounds(rule, constraint, values, winner);
      bounds.looser().ifPresent(it -> all.add(bound(WhatIf.Kind.LOOSER_BOUND, constraint, it)));
      bounds.tighter().ifPresent(it -> all.add(bound(WhatIf.Kind.TIGHTER_BOUND, constraint, it)));
    }
    metrics.stream().flatMap(metric -> objective(metric).stream()).forEach(all::add);
    unknown().ifPresent(all::add);
    new Suppositions(rule, values, winner).all().forEach(it -> all.add(supposed(it)));
    return all;
  }

  private WhatIf bound(WhatIf.Kind kind, Constraint now, Constraint changed) {
    boolean onTheLimit = changed.bound().compareTo(now.bound()) == 0;
    String reason = onTheLimit ? ", which the choice meets exactly)" : ")";
    String change = changed.text() + " (now " + now.bare() + reason;
    return whatIf(kind, rule.with(now, changed), change);
  }

  private Optional<WhatIf> objective(Metric metric) {
    boolean isFirst = rule.score().isEmpty() && metric.equals(rule.objectives().get(0).metric());
    boolean isIdle = CountedMetrics.countsBlocks(metric) && !rule.metrics().contains(metric);
    if (isFirst || isIdle || winner.isEmpty() || nobodyHas(metric)) {
      return Optional.empty();
    }
    Objective other = Objective.of(metric);
    List<Objective> objectives =
        Stream.concat(
                Stream.of(other), rule.goals().stream().filter(it -> !it.metric().equals(metric)))
            .toList();
    String change = other.text() + " first (now " + rule.first() + ")";
    return Optional.of(whatIf(WhatIf.Kind.OBJECTIVE, rule.withObjectives(objectives), change))
        .filter(this::changesTheChoice);
  }

  // A target without measurements cannot rank candidates.
  private boolean nobodyHas(Metric metric) {
    return Arrays.stream(values.of(metric)).allMatch(Double::isNaN);
  }

  private Optional<WhatIf> unknown() {
    boolean refuses = rule.unknown() == Unknown.REFUSE;
    Unknown other = refuses ? Unknown.ALLOW : Unknown.REFUSE;
    String change = refuses ? "unknown: allow (now refuse)" : "unknown: refuse (now allow)";
    return Optional.of(whatIf(WhatIf.Kind.UNKNOWN_QUALITY, rule.with(other), change))
        .filter(this::changesTheChoice);
  }

  private boolean changesTheChoice(WhatIf whatIf) {
    return !whatIf.winner().equals(winner);
  }

  private WhatIf supposed(Suppositions.Found found) {
    WhatIf.Kind kind =
        found.supposition().what().equals("choice")
            ? WhatIf.Kind.MEASUREMENT
            : WhatIf.Kind.EVIDENCE;
    String outcome =
        found
            .winner()
            .map(it -> " would choose " + it.variant().label())
            .orElse(" would leave no choice");
    return new WhatIf(
        kind,
        rule,
        Optional.of(found.supposition()),
        found.change(),
        found.winner(),
        found.value(),
        found.change() + outcome);
  }

  private WhatIf whatIf(WhatIf.Kind kind, SelectSpec changed, String change) {
    Optional<Completed> other = Selector.winner(changed, values);
    String outcome =
        other
            .map(it -> " would choose " + it.variant().label() + " with " + costs(it, changed))
            .orElse(" would leave no choice");
    return new WhatIf(
        kind, changed, Optional.empty(), change, other, Optional.empty(), change + outcome);
  }

  // The metrics that the changed rule is about, and the goals of the present rule.
  private String costs(Completed candidate, SelectSpec changed) {
    Metric now = rule.goals().get(0).metric();
    Metric then = changed.goals().get(0).metric();
    return Stream.of(then, now)
        .distinct()
        .map(metric -> cost(metric, candidate.value(metric)))
        .reduce((one, other) -> one + " and " + other)
        .orElseThrow();
  }

  // If the unit identifies the metric, the name is redundant.
  private static String cost(Metric metric, Optional<BigDecimal> value) {
    boolean named = metric.unit().equalsIgnoreCase(metric.name());
    return (named ? "" : metric.name() + " ") + value.map(metric::text).orElse("unknown");
  }
}
