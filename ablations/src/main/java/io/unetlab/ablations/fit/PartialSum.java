package io.unetlab.ablations.fit;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The least and the greatest sum of a column that is still possible when some factors have their
 * options, kept up to date as options are chosen and taken back.
 */
final class PartialSum {

  private final Prefixes[] tables;
  private final int[][] tablesOf;
  private long low;
  private long high;

  PartialSum(Column column, Stages stages) {
    List<Prefixes> all =
        column.tables().stream().map(table -> new Prefixes(table, stages)).toList();
    tables = all.toArray(Prefixes[]::new);
    tablesOf = new int[stages.factors()][];
    for (int factor = 0; factor < tablesOf.length; factor++) {
      int wanted = factor;
      tablesOf[factor] =
          IntStream.range(0, tables.length).filter(it -> tables[it].has(wanted)).toArray();
    }
    for (Prefixes table : tables) {
      low += table.low();
      high += table.high();
    }
  }

  long low() {
    return low;
  }

  long high() {
    return high;
  }

  void choose(int factor, int option) {
    for (int i : tablesOf[factor]) {
      Prefixes table = tables[i];
      low -= table.low();
      high -= table.high();
      table.choose(option);
      low += table.low();
      high += table.high();
    }
  }

  void takeBack(int factor) {
    for (int i : tablesOf[factor]) {
      Prefixes table = tables[i];
      low -= table.low();
      high -= table.high();
      table.takeBack();
      low += table.low();
      high += table.high();
    }
  }

  /** A table's extremes for each choice of its first factors, in the order of the stages. */
  private static final class Prefixes {

    private final int[] factors;
    private final int[] sizes;
    private final long[][] lows;
    private final long[][] highs;
    private final int[] path;
    private int chosen;

    Prefixes(Table table, Stages stages) {
      int[] own = table.factors();
      int[] ownSizes = table.sizes();
      Integer[] order = new Integer[own.length];
      Arrays.setAll(order, it -> it);
      Arrays.sort(order, (a, b) -> Integer.compare(stages.depth(own[a]), stages.depth(own[b])));
      factors = Arrays.stream(order).mapToInt(it -> own[it]).toArray();
      sizes = Arrays.stream(order).mapToInt(it -> ownSizes[it]).toArray();
      path = new int[own.length + 1];
      lows = new long[own.length + 1][];
      highs = new long[own.length + 1][];
      lows[own.length] = permuted(table, ownSizes, order);
      highs[own.length] = lows[own.length];
      for (int depth = own.length - 1; depth >= 0; depth--) {
        allowedExtremes(depth, stages.options(factors[depth]));
      }
    }

    private static long[] permuted(Table table, int[] ownSizes, Integer[] order) {
      long[] values = new long[table.size()];
      int[] digits = new int[order.length];
      for (int i = 0; i < values.length; i++) {
        int rest = i;
        for (int d = order.length - 1; d >= 0; d--) {
          digits[d] = rest % ownSizes[d];
          rest /= ownSizes[d];
        }
        int index = 0;
        for (int axis : order) {
          index = index * ownSizes[axis] + digits[axis];
        }
        values[index] = table.value(i);
      }
      return values;
    }

    private void allowedExtremes(int depth, int[] options) {
      int size = lows[depth + 1].length / sizes[depth];
      lows[depth] = new long[size];
      highs[depth] = new long[size];
      for (int i = 0; i < size; i++) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int option : options) {
          least = Math.min(least, lows[depth + 1][i * sizes[depth] + option]);
          most = Math.max(most, highs[depth + 1][i * sizes[depth] + option]);
        }
        lows[depth][i] = least;
        highs[depth][i] = most;
      }
    }

    boolean has(int factor) {
      return Arrays.stream(factors).anyMatch(it -> it == factor);
    }

    long low() {
      return lows[chosen][path[chosen]];
    }

    long high() {
      return highs[chosen][path[chosen]];
    }

    void choose(int option) {
      path[chosen + 1] = path[chosen] * sizes[chosen] + option;
      chosen++;
    }

    void takeBack() {
      chosen--;
    }
  }
}
