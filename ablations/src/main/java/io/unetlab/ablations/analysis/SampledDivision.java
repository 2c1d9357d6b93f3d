package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.Variant;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Averages over random orders, with a fixed seed. An order with an invalid step is left out. J.
 * Castro, D. Gómez and J. Tejada, "Polynomial calculation of the Shapley value based on sampling",
 * Computers and Operations Research 36 (2009), 1726-1730.
 */
final class SampledDivision {

  // The standard error is a fourteenth of the orders' standard deviation.
  private static final int ORDERS = 200;

  private final Path path;
  private final List<Metric> metrics;
  private final Map<BitSet, Optional<MetricSet>> known = new ConcurrentHashMap<>();
  private final BigDecimal[][] sums;
  private final double[][] squares;
  private long orders;

  private SampledDivision(Path path, List<Metric> metrics) {
    this.path = path;
    this.metrics = metrics;
    this.sums = new BigDecimal[path.size()][metrics.size()];
    this.squares = new double[path.size()][metrics.size()];
    Arrays.stream(sums).forEach(row -> Arrays.fill(row, BigDecimal.ZERO));
  }

  static Division of(
      Path path, List<Metric> metrics, Function<Variant, Optional<MetricSet>> values) {
    SampledDivision division = new SampledDivision(path, metrics);
    List<List<Integer>> drawn = division.draw();
    drawn.stream()
        .flatMap(order -> division.sets(order).stream())
        .distinct()
        .toList()
        .parallelStream()
        .forEach(set -> division.known.put(set, values.apply(path.with(set))));
    drawn.forEach(division::walk);
    return division.division();
  }

  private List<List<Integer>> draw() {
    Random random = new Random(0);
    List<List<Integer>> drawn = new ArrayList<>();
    for (int n = 0; n < ORDERS; n++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      drawn.add(order);
    }
    return drawn;
  }

  /** The sets along an order, including the empty and the whole one. */
  private List<BitSet> sets(List<Integer> order) {
    List<BitSet> sets = new ArrayList<>();
    BitSet made = new BitSet();
    sets.add((BitSet) made.clone());
    for (int choice : order) {
      made.set(choice);
      sets.add((BitSet) made.clone());
    }
    return sets;
  }

  private void walk(List<Integer> order) {
    List<MetricSet> steps = new ArrayList<>();
    for (BitSet set : sets(order)) {
      known.getOrDefault(set, Optional.empty()).ifPresent(steps::add);
    }
    if (steps.size() <= order.size()) {
      return;
    }
    orders++;
    for (int s = 0; s < order.size(); s++) {
      for (int m = 0; m < metrics.size(); m++) {
        add(order.get(s), m, change(steps.get(s), steps.get(s + 1), m));
      }
    }
  }

  private BigDecimal change(MetricSet before, MetricSet after, int m) {
    String name = metrics.get(m).name();
    return after.require(name).subtract(before.require(name));
  }

  private void add(int choice, int m, BigDecimal change) {
    sums[choice][m] = sums[choice][m].add(change);
    squares[choice][m] += change.doubleValue() * change.doubleValue();
  }

  private Division division() {
    if (orders < 2) {
      return Division.none();
    }
    BigDecimal[] totals = new BigDecimal[metrics.size()];
    double[][] errors = new double[path.size()][metrics.size()];
    for (int m = 0; m < totals.length; m++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < sums.length; i++) {
        sum = sum.add(sums[i][m]);
        double mean = sums[i][m].doubleValue() / orders;
        double variance = Math.max(0, squares[i][m] - orders * mean * mean) / (orders - 1);
        errors[i][m] = Math.sqrt(variance / orders);
      }
      // Every order has the same ends, so this is exact.
      totals[m] = sum.divide(BigDecimal.valueOf(orders));
    }
    return new Division(orders, totals, sums, errors);
  }
}
