package io.unetlab.reports.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The values that an axis of a map covers: those of all variants, and of the published models and
 * limits that are near them. A model far beyond would press the variants together.
 *
 * @param reach how far beyond the variants something may lie
 */
record SpotRange(double least, double most, double reach) {

  /** In widths of the variants' range. */
  private static final double REACH = 0.6;

  static SpotRange of(SpotMapContent content, Limit.Side side) {
    ToDoubleFunction<Spot> value = side == Limit.Side.X ? Spot::x : Spot::y;
    List<Double> own = new ArrayList<>();
    for (Spot spot : content.spots()) {
      double reach = side == Limit.Side.X ? 0 : spot.reach();
      if (spot.kind() != Spot.Kind.MODEL) {
        own.addAll(List.of(value.applyAsDouble(spot) - reach, value.applyAsDouble(spot) + reach));
      }
    }
    if (own.isEmpty()) {
      content.spots().stream().map(value::applyAsDouble).forEach(own::add);
    }
    if (own.isEmpty()) {
      return new SpotRange(0, 1, 0);
    }
    SpotRange range = around(own);
    List<Double> near = new ArrayList<>(own);
    content.spots().stream().map(value::applyAsDouble).filter(range::has).forEach(near::add);
    content.limits().stream()
        .filter(it -> it.side() == side)
        .map(Limit::bound)
        .filter(range::has)
        .forEach(near::add);
    return new SpotRange(Collections.min(near), Collections.max(near), 0);
  }

  private static SpotRange around(List<Double> values) {
    double least = Collections.min(values);
    double most = Collections.max(values);
    return new SpotRange(least, most, REACH * Math.max(most - least, 0.1 * Math.abs(most)));
  }

  boolean has(double value) {
    return value >= least - reach && value <= most + reach;
  }
}
