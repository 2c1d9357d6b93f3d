package io.unetlab.ablations.select;

import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.UnknownQuality;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what it would take to change the choice: for each bound the nearest value on either side at
 * which another wins, the other objectives, and the other way with unknown quality.
 *
 * <p>The choice can only change where a bound crosses some candidate's value, so the nearest such
 * value is found first, and the selection is then run again with it.
 */
final class WhatIfs {

  private final Selector selector;
  private final List<Metric> metrics;
  private final SelectSpec rule;
  private final List<Verdict> verdicts;
  private final Optional<Completed> winner;

  WhatIfs(Selector selector, List<Metric> metrics, SelectSpec rule, List<Verdict> verdicts) {
    this.selector = selector;
    this.metrics = metrics;
    this.rule = rule;
    this.verdicts = verdicts;
    this.winner = selector.winner(rule);
  }

  List<WhatIf> all() {
    List<WhatIf> all = new ArrayList<>();
    for (int i = 0; i < rule.where().size(); i++) {
      looser(i).ifPresent(all::add);
      tighter(rule.where().get(i)).ifPresent(all::add);
    }
    metrics.stream().flatMap(metric -> objective(metric).stream()).forEach(all::add);
    unknownQuality().ifPresent(all::add);
    return all;
  }

  // Whoever is kept out by this bound alone and would win: the one whose value is nearest to it.
  private Optional<WhatIf> looser(int index) {
    Constraint constraint = rule.where().get(index);
    Comparator<Completed> order = selector.bestFirst(rule);
    Optional<BigDecimal> bound =
        verdicts.stream()
            .filter(verdict -> failsOnly(verdict, index))
            .filter(verdict -> wins(verdict.candidate(), order))
            .map(verdict -> verdict.checks().get(index))
            .min(Comparator.comparing(Check::miss))
            .flatMap(Check::value);
    return bound.map(
        it -> {
          Constraint changed = constraint.with(constraint.comparison().inclusive(), it);
          return bound(WhatIf.Kind.LOOSER_BOUND, constraint, changed);
        });
  }

  private static boolean failsOnly(Verdict verdict, int index) {
    List<Check> failed = verdict.checks().stream().filter(check -> !check.passes()).toList();
    return verdict.unranked().isEmpty()
        && failed.size() == 1
        && failed.get(0).equals(verdict.checks().get(index))
        && failed.get(0).outcome() == Check.Outcome.VIOLATED;
  }

  private boolean wins(Completed candidate, Comparator<Completed> order) {
    return winner.isEmpty() || order.compare(candidate, winner.get()) < 0;
  }

  // The winner stays until the bound crosses its own value.
  private Optional<WhatIf> tighter(Constraint constraint) {
    return winner
        .flatMap(it -> it.value(constraint.metric()))
        .map(
            value -> {
              Constraint changed = constraint.with(constraint.comparison().strict(), value);
              return bound(WhatIf.Kind.TIGHTER_BOUND, constraint, changed);
            });
  }

  private WhatIf bound(WhatIf.Kind kind, Constraint now, Constraint changed) {
    String change = changed.text() + " (now " + now.bare() + ")";
    return whatIf(kind, rule.with(now, changed), change);
  }

  private Optional<WhatIf> objective(Metric metric) {
    Objective first = rule.objectives().get(0);
    if (metric.equals(first.metric()) || winner.isEmpty()) {
      return Optional.empty();
    }
    Objective.Direction direction =
        metric.direction() == Direction.LOWER_IS_BETTER
            ? Objective.Direction.MINIMIZE
            : Objective.Direction.MAXIMIZE;
    Objective other = new Objective(metric, direction);
    List<Objective> objectives =
        Stream.concat(
                Stream.of(other),
                rule.objectives().stream().filter(it -> !it.metric().equals(metric)))
            .toList();
    String change = other.text() + " first (now " + first.text() + ")";
    return Optional.of(whatIf(WhatIf.Kind.OBJECTIVE, rule.withObjectives(objectives), change))
        .filter(this::changesTheChoice);
  }

  private Optional<WhatIf> unknownQuality() {
    boolean refuses = rule.unknownQuality() == UnknownQuality.REFUSE;
    UnknownQuality other = refuses ? UnknownQuality.ALLOW : UnknownQuality.REFUSE;
    String change =
        refuses ? "unknown_quality: allow (now refuse)" : "unknown_quality: refuse (now allow)";
    return Optional.of(whatIf(WhatIf.Kind.UNKNOWN_QUALITY, rule.with(other), change))
        .filter(this::changesTheChoice);
  }

  private boolean changesTheChoice(WhatIf whatIf) {
    return !whatIf.winner().map(Completed::variant).equals(winner.map(Completed::variant));
  }

  private WhatIf whatIf(WhatIf.Kind kind, SelectSpec changed, String change) {
    Optional<Completed> other = selector.winner(changed);
    String outcome =
        other
            .map(it -> " would choose " + it.variant().label() + " with " + costs(it, changed))
            .orElse(" would leave no choice");
    return new WhatIf(kind, changed, change, other, change + outcome);
  }

  // The value that the changed rule is about, and what the present rule wants little or much of.
  private String costs(Completed candidate, SelectSpec changed) {
    Metric now = rule.objectives().get(0).metric();
    Metric then = changed.objectives().get(0).metric();
    return Stream.of(then, now)
        .distinct()
        .map(metric -> cost(metric, candidate.value(metric).orElseThrow()))
        .reduce((one, other) -> one + " and " + other)
        .orElseThrow();
  }

  // Where the unit says what it is, the name need not.
  private static String cost(Metric metric, BigDecimal value) {
    boolean named = metric.unit().equalsIgnoreCase(metric.name());
    return (named ? "" : metric.name() + " ") + metric.text(value);
  }
}
