package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.Variant;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Enumerates every set of choices, as bit masks. */
final class ExactDivision {

  private final int size;
  private final @Nullable BigDecimal[][] values;
  private final long[] before;
  private final long[] after;

  private ExactDivision(int size, @Nullable BigDecimal[][] values) {
    this.size = size;
    this.values = values;
    this.before = new long[values.length];
    this.after = new long[values.length];
    countOrders();
  }

  static Division of(
      Path path, List<Metric> metrics, Function<Variant, Optional<MetricSet>> values) {
    int size = path.size();
    @Nullable BigDecimal[][] all = new BigDecimal[1 << size][];
    IntStream.range(0, all.length)
        .parallel()
        .forEach(
            set ->
                all[set] =
                    values
                        .apply(path.with(BitSet.valueOf(new long[] {set})))
                        .map(it -> numbers(it, metrics))
                        .orElse(null));
    return new ExactDivision(size, all).division(metrics.size());
  }

  private static BigDecimal[] numbers(MetricSet set, List<Metric> metrics) {
    return metrics.stream().map(it -> set.require(it.name())).toArray(BigDecimal[]::new);
  }

  // An invalid set has none.
  private void countOrders() {
    int last = values.length - 1;
    before[0] = values[0] == null ? 0 : 1;
    after[last] = values[last] == null ? 0 : 1;
    for (int set = 0; set <= last; set++) {
      for (int i = 0; i < size; i++) {
        int with = set | 1 << i;
        if (with != set && values[with] != null) {
          before[with] += before[set];
        }
      }
    }
    for (int set = last; set >= 0; set--) {
      for (int i = 0; i < size; i++) {
        int without = set & ~(1 << i);
        if (without != set && values[without] != null) {
          after[without] += after[set];
        }
      }
    }
  }

  private Division division(int metrics) {
    BigDecimal[] first = values[0];
    BigDecimal[] end = values[values.length - 1];
    if (first == null || end == null || before[values.length - 1] == 0) {
      return Division.none();
    }
    BigDecimal[] totals = new BigDecimal[metrics];
    for (int m = 0; m < metrics; m++) {
      totals[m] = end[m].subtract(first[m]);
    }
    BigDecimal[][] sums = new BigDecimal[size][metrics];
    Arrays.stream(sums).forEach(row -> Arrays.fill(row, BigDecimal.ZERO));
    for (int set = 0; set < values.length; set++) {
      for (int i = 0; i < size; i++) {
        add(sums[i], set, set | 1 << i);
      }
    }
    return new Division(before[values.length - 1], totals, sums, new double[size][metrics]);
  }

  private void add(BigDecimal[] sums, int set, int with) {
    BigDecimal[] old = values[set];
    BigDecimal[] changed = values[with];
    if (set == with || old == null || changed == null || before[set] == 0 || after[with] == 0) {
      return;
    }
    BigDecimal orders = BigDecimal.valueOf(before[set] * after[with]);
    for (int m = 0; m < sums.length; m++) {
      sums[m] = sums[m].add(changed[m].subtract(old[m]).multiply(orders));
    }
  }
}
