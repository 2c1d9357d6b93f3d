package io.unetlab.ablations.fit;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.study.FitSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A published figure, and how far from it a configuration may be.
 *
 * @param stage after which it holds, from 0; the last stage is the whole configuration
 * @param step whose change it is; empty for a value of the whole configuration
 * @param target the value; or the change, as a fraction of the value before the step
 * @param within how far it may be off: as a fraction of the target, or of the value before
 */
record Figure(Column column, int stage, Optional<String> step, double target, double within) {

  /** Off by less than this is rounding of fractions. */
  private static final double ROUNDING = 1e-10;

  Figure {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(step, "step");
  }

  /** The figures of a study; every metric has a column. */
  static List<Figure> of(FitSpec asked, Columns columns, Stages stages) {
    List<Figure> figures = new ArrayList<>();
    for (FitSpec.Value value : asked.published()) {
      Column column = columns.of(value.metric());
      double target = value.value().scaleByPowerOfTen(column.decimals()).doubleValue();
      double within = value.within().doubleValue();
      figures.add(new Figure(column, stages.count() - 1, Optional.empty(), target, within));
    }
    for (int stage = 0; stage < asked.steps().size(); stage++) {
      FitSpec.Step step = asked.steps().get(stage);
      for (FitSpec.Change change : step.changes()) {
        figures.add(
            new Figure(
                columns.of(change.metric()),
                stage,
                Optional.of(step.title()),
                change.change().doubleValue(),
                change.within().doubleValue()));
      }
    }
    return figures;
  }

  boolean isChange() {
    return step.isPresent();
  }

  /** What a configuration has: the value, or the change. */
  double found(long before, long after) {
    return isChange() ? (double) after / before - 1 : after;
  }

  /** How far it is off; positive when a configuration has more than is published. */
  double deviation(long before, long after) {
    double found = found(before, after);
    return isChange() ? found - target : found / target - 1;
  }

  /** The least deviation, without sign, of a value between two bounds. */
  double least(long low, long high) {
    return Math.max(0, Math.max(deviation(1, low), -deviation(1, high)));
  }

  boolean isExact() {
    return within == 0;
  }

  boolean allows(double deviation) {
    return Math.abs(deviation) <= within + ROUNDING;
  }

  /** A deviation in tolerances; an exact figure is met or not. */
  double inTolerances(double deviation) {
    return isExact() ? 0 : Math.abs(deviation) / within;
  }
}
