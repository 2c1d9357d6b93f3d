package io.unetlab.training.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A loss of each example at each noise level, so that two networks can be compared example by
 * example.
 *
 * @param levels the share of the timesteps that has passed, from 0 to 1
 * @param heldOut by example, then level: of examples that training never sees
 * @param seen likewise: of examples that training sees
 */
public record LossTable(List<Double> levels, List<List<Double>> heldOut, List<List<Double>> seen) {

  public LossTable {
    levels = List.copyOf(levels);
    heldOut = heldOut.stream().map(List::copyOf).toList();
    seen = seen.stream().map(List::copyOf).toList();
  }

  /** The mean over all levels, by held-out example. */
  public List<Double> heldOutMeans() {
    return heldOut.stream().map(LossTable::mean).toList();
  }

  /** The mean over all levels, by seen example. */
  public List<Double> seenMeans() {
    return seen.stream().map(LossTable::mean).toList();
  }

  /** The mean over all held-out examples, by level. */
  public List<Double> heldOutByLevel() {
    List<Double> means = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      int column = level;
      means.add(mean(heldOut.stream().map(it -> it.get(column)).toList()));
    }
    return means;
  }

  /** The difference of two tables of the same examples and levels. */
  LossTable minus(LossTable other) {
    return new LossTable(levels, minus(heldOut, other.heldOut), minus(seen, other.seen));
  }

  private static List<List<Double>> minus(List<List<Double>> a, List<List<Double>> b) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < a.get(i).size(); j++) {
        row.add(a.get(i).get(j) - b.get(i).get(j));
      }
      rows.add(row);
    }
    return rows;
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
