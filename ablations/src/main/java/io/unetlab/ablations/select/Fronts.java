package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.analysis.Pareto;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The Pareto fronts that a decision shows. */
final class Fronts {

  private static final String ALL = "all variants";

  private final SelectSpec rule;
  private final List<Metric> metrics;
  private final Values values;
  private final Judge judge;
  private final int[] preferred;

  Fronts(SelectSpec rule, List<Metric> metrics, Values values, int[] ranking) {
    this.rule = rule;
    this.metrics = metrics;
    this.values = values;
    this.judge = new Judge(rule, values);
    this.preferred = preferred(values, ranking);
  }

  // The ranked ones by rank, then the others by the number of their changes.
  private static int[] preferred(Values values, int[] ranking) {
    long[] keys = new long[values.size()];
    for (int i = 0; i < keys.length; i++) {
      long changes = values.candidates().get(i).variant().changes();
      keys[i] = (ranking.length + changes << Integer.SIZE) + i;
    }
    for (int place = 0; place < ranking.length; place++) {
      keys[ranking[place]] = ((long) place << Integer.SIZE) + ranking[place];
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(it -> (int) it).toArray();
  }

  /** All of them, computed on first access: a new rule on a terminal shows none. */
  List<Front> whenRead() {
    return new AbstractList<>() {

      private List<Front> found = List.of();

      private synchronized List<Front> found() {
        found = found.isEmpty() ? all() : found;
        return found;
      }

      @Override
      public Front get(int index) {
        return found().get(index);
      }

      @Override
      public int size() {
        return found().size();
      }
    };
  }

  private List<Front> all() {
    List<Front> fronts = new ArrayList<>();
    fronts.add(paramsMacs());
    Metric first = rule.goals().get(0).metric();
    firstQuality()
        .filter(quality -> !quality.equals(first))
        .map(quality -> List.of(Objective.of(first), Objective.of(quality)))
        .ifPresent(goals -> fronts.add(front(ALL, preferred, goals)));
    List<Objective> goals = everything();
    boolean isNew = fronts.stream().noneMatch(it -> it.goals().equals(goals));
    if (goals.size() > 1 && isNew) {
      fronts.add(front(ALL, preferred, goals));
    }
    return fronts;
  }

  // A cheap network without quality belongs on no useful front.
  private Front paramsMacs() {
    List<Objective> goals =
        Stream.of("params", "macs")
            .map(name -> Objective.of(Metrics.find(name).orElseThrow()))
            .toList();
    List<Constraint> limits =
        rule.where().stream().filter(it -> QualityMetrics.ALL.contains(it.metric())).toList();
    boolean[] breaks = judge.breaking(limits);
    int[] good = IntStream.of(preferred).filter(i -> !breaks[i]).toArray();
    return !limits.isEmpty() && good.length > 0
        ? front("the variants that keep the limits on quality", good, goals)
        : front(ALL, preferred, goals);
  }

  // A limited metric is also a goal.
  private List<Objective> everything() {
    List<Objective> everything = new ArrayList<>(rule.goals());
    for (Constraint constraint : rule.where()) {
      if (everything.stream().noneMatch(it -> it.metric().equals(constraint.metric()))) {
        everything.add(
            new Objective(
                constraint.metric(),
                constraint.comparison().isUpper()
                    ? Objective.Direction.MINIMIZE
                    : Objective.Direction.MAXIMIZE));
      }
    }
    return everything;
  }

  private Front front(String among, int[] candidates, List<Objective> goals) {
    return Pareto.front(among, values, candidates, goals);
  }

  private Optional<Metric> firstQuality() {
    return Stream.concat(
            Stream.concat(
                rule.where().stream().map(Constraint::metric),
                rule.goals().stream().map(Objective::metric)),
            metrics.stream())
        .filter(QualityMetrics.ALL::contains)
        .findFirst();
  }
}
