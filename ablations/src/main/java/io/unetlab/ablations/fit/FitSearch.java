package io.unetlab.ablations.fit;

import io.unetlab.ablations.design.Fitted;
import io.unetlab.ablations.space.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Walks through the configurations of a space, stage by stage, and turns back where a figure is
 * missed already: a step's change is known once its factors have their options, and a figure of the
 * whole configuration has bounds before that.
 */
final class FitSearch {

  /** A configuration and how well it fits. */
  static final class Fit {

    private final int[] configuration;
    private final double badness;

    Fit(int[] configuration, double badness) {
      this.configuration = configuration.clone();
      this.badness = badness;
    }

    int[] configuration() {
      return configuration.clone();
    }

    /** Less is better. */
    double badness() {
      return badness;
    }
  }

  /** What to look for. */
  enum Goal {
    /** Every configuration that meets the required figures, and the best of them by the sum. */
    ALL,
    /** The least sum of squared deviations. */
    LEAST_SQUARES,
    /** The least of the largest deviation. */
    LEAST_LARGEST;

    double joined(double badness, double next) {
      return this == LEAST_LARGEST ? Math.max(badness, next) : badness + next * next;
    }
  }

  /** A figure of the whole configuration, and what is still possible. */
  private record Bounded(Figure figure, PartialSum sum) {

    double least() {
      return figure.least(sum.low(), sum.high());
    }
  }

  private static final Comparator<Fit> WORST_FIRST =
      Comparator.comparingDouble(Fit::badness).reversed();

  private final Stages stages;
  private final List<Figure> figures;
  private final Set<Figure> required;
  private final Goal goal;
  private final int keep;
  private final List<Bounded> bounded;
  private final Column[] columns;
  private final int[] columnOf;
  private final long[][] values;
  private final int[] configuration;
  private final PriorityQueue<Fit> best = new PriorityQueue<>(WORST_FIRST);
  private final long[][] seen;
  private long count;

  /**
   * @param figures that count for the fit
   * @param required those of them that have to be met
   * @param keep how many configurations to return
   */
  FitSearch(Stages stages, List<Figure> figures, Set<Figure> required, Goal goal, int keep) {
    this.stages = stages;
    this.figures = figures;
    this.required = required;
    this.goal = goal;
    this.keep = keep;
    this.bounded =
        figures.stream()
            .filter(it -> !it.isChange())
            .map(it -> new Bounded(it, new PartialSum(it.column(), stages)))
            .toList();
    List<Column> distinct = figures.stream().map(Figure::column).distinct().toList();
    this.columns = distinct.toArray(Column[]::new);
    this.columnOf = figures.stream().mapToInt(it -> distinct.indexOf(it.column())).toArray();
    this.values = new long[columns.length][stages.count() + 1];
    this.configuration = new int[stages.factors()];
    this.seen = new long[stages.factors()][];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = new long[1 + Arrays.stream(stages.options(i)).max().orElse(0)];
    }
  }

  /** Walks; then the results are there. */
  FitSearch run() {
    count(0, configuration);
    double badness = enter(0, stages.complete(0), 0);
    if (!Double.isNaN(badness)) {
      walk(0, badness);
    }
    return this;
  }

  private void count(int network, int[] soFar) {
    for (int i = 0; i < columns.length; i++) {
      values[i][network] = columns[i].at(soFar);
    }
  }

  /** How many configurations meet the required figures; all only of {@link Goal#ALL}. */
  long count() {
    return count;
  }

  /** How many of them have an option of a factor. */
  long count(int factor, int option) {
    return option < seen[factor].length ? seen[factor][option] : 0;
  }

  /** The best, best first. */
  List<Fit> best() {
    List<Fit> sorted = new ArrayList<>(best);
    sorted.sort(Comparator.comparingDouble(Fit::badness));
    return sorted;
  }

  private void walk(int depth, double badness) {
    if (depth == stages.factors()) {
      found(badness);
      return;
    }
    int factor = stages.factor(depth);
    for (int chosen : stages.options(factor)) {
      if (count >= Fitted.MOST) {
        return;
      }
      configuration[factor] = chosen;
      if (stages.holds(depth, configuration)) {
        bounded.forEach(it -> it.sum().choose(factor, chosen));
        double next = enter(stages.complete(depth), stages.complete(depth + 1), badness);
        if (!Double.isNaN(next) && isPossible(depth + 1, next)) {
          walk(depth + 1, next);
        }
        bounded.forEach(it -> it.sum().takeBack(factor));
      }
    }
    configuration[factor] = 0;
  }

  // The badness after the stages that are complete now and were not before; NaN for a dead end.
  private double enter(int before, int now, double badness) {
    double result = badness;
    for (int stage = before; stage < now; stage++) {
      int[] soFar = stages.upTo(stage + 1, configuration);
      if (!stages.exists(soFar)) {
        return Double.NaN;
      }
      count(stage + 1, soFar);
      for (int i = 0; i < columnOf.length; i++) {
        Figure figure = figures.get(i);
        if (figure.stage() == stage) {
          long[] counted = values[columnOf[i]];
          double deviation = figure.deviation(counted[stage], counted[stage + 1]);
          if (isMissed(figure, deviation)) {
            return Double.NaN;
          }
          result = goal.joined(result, figure.inTolerances(deviation));
        }
      }
    }
    return result;
  }

  private boolean isMissed(Figure figure, double deviation) {
    return !figure.allows(deviation) && (figure.isExact() || required.contains(figure));
  }

  // Whether the figures of the whole configuration can still be met, and the fit be among the best.
  private boolean isPossible(int depth, double badness) {
    double least = badness;
    if (depth < stages.factors()) {
      for (Bounded bound : bounded) {
        double deviation = bound.least();
        if (isMissed(bound.figure(), deviation)) {
          return false;
        }
        least = goal.joined(least, bound.figure().inTolerances(deviation));
      }
    }
    return goal == Goal.ALL || best.size() < keep || least < best.element().badness();
  }

  private void found(double badness) {
    count++;
    for (int i = 0; i < configuration.length; i++) {
      seen[i][configuration[i]]++;
    }
    if (keep > 0 && (best.size() < keep || badness < best.element().badness())) {
      best.add(new Fit(configuration, badness));
      if (best.size() > keep) {
        best.remove();
      }
    }
  }
}
