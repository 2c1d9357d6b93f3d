package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Finds the nearest bound of a constraint, on either side, at which the choice changes.
 *
 * <p>The choice can only change where the bound crosses the value of a candidate that satisfies the
 * other constraints. A bisection over those values runs the selection again at each; the bound
 * found changes the choice and the value before it does not. Without ties within noise and without
 * scores, a beaten candidate stays beaten, so this bound is the nearest.
 */
final class NearestBounds {

  private final SelectSpec rule;
  private final Constraint constraint;
  private final Optional<Completed> winner;
  private final Values others;
  private final double[] column;
  private final OrderedBlocks blocks;

  NearestBounds(SelectSpec rule, Constraint constraint, Values values, Optional<Completed> winner) {
    this.rule = rule;
    this.constraint = constraint;
    this.winner = winner;
    List<Constraint> rest = rule.where().stream().filter(it -> !it.equals(constraint)).toList();
    this.others = values.only(new Judge(rule.withWhere(rest), values).feasible());
    this.column = others.of(constraint.metric());
    this.blocks = OrderedBlocks.of(rule, others, List.of());
  }

  /** The constraint loosened until the choice changes; empty if it never does. */
  Optional<Constraint> looser() {
    DoubleStream outside = known().filter(it -> !constraint.holds(it));
    return nearest(
        outside.map(it -> Math.abs(it - constraint.bound().doubleValue())),
        constraint.comparison().isUpper() ? 1 : -1,
        true);
  }

  /** The constraint tightened until it excludes the choice; empty without a choice. */
  Optional<Constraint> tighter() {
    Metric metric = constraint.metric();
    return winner
        .flatMap(it -> it.value(metric))
        .map(Number::doubleValue)
        .flatMap(
            last -> {
              double bound = constraint.bound().doubleValue();
              DoubleStream inside =
                  known()
                      .filter(constraint::holds)
                      .map(it -> Math.abs(it - bound))
                      .filter(it -> it <= Math.abs(last - bound));
              return nearest(inside, constraint.comparison().isUpper() ? -1 : 1, false);
            });
  }

  private DoubleStream known() {
    return DoubleStream.of(column).filter(it -> !Double.isNaN(it));
  }

  private Optional<Constraint> nearest(DoubleStream distances, int side, boolean inclusive) {
    double[] sorted = distinct(distances.sorted().toArray());
    OptionalLong turn =
        Bisection.turn(sorted.length, step -> changes(at(sorted[(int) step - 1], side, inclusive)));
    return turn.isEmpty()
        ? Optional.empty()
        : Optional.of(at(sorted[(int) turn.getAsLong() - 1], side, inclusive));
  }

  // A stream's distinct() would box each value.
  private static double[] distinct(double[] sorted) {
    int count = 0;
    for (double value : sorted) {
      if (count == 0 || sorted[count - 1] != value) {
        sorted[count++] = value;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  // The exact value of the candidate at this distance.
  private Constraint at(double distance, int side, boolean inclusive) {
    double bound = constraint.bound().doubleValue();
    BigDecimal value = null;
    for (int i = 0; i < column.length; i++) {
      if (Math.abs(column[i] - bound) == distance && side * (column[i] - bound) >= 0) {
        BigDecimal exact = others.candidates().get(i).value(constraint.metric()).orElseThrow();
        value = value == null || exact.compareTo(value) < 0 ? exact : value;
      }
    }
    return constraint.with(
        inclusive ? constraint.comparison().inclusive() : constraint.comparison().strict(),
        Objects.requireNonNull(value, "no candidate at that distance"));
  }

  private boolean changes(Constraint changed) {
    SelectSpec other = rule.with(constraint, changed);
    return !blocks.winner(other, UnaryOperator.identity()).equals(winner);
  }
}
