package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * A space as of a UNet for phones: widths that chain neighbouring levels, depths, attention and
 * residual blocks by level and side, and choices for the whole network.
 */
final class WideSpace {

  private static final int[] WIDTHS = {384, 352, 320, 288, 256, 224, 192, 160, 128, 96};
  private static final int TOKENS = 77;
  private static final int CONTEXT = 768;

  private final List<Integer> options = new ArrayList<>();
  private final List<Table> params = new ArrayList<>();
  private final List<Table> macs = new ArrayList<>();
  private final List<Table> peaks = new ArrayList<>();
  private final List<Table> fid = new ArrayList<>();

  private int factor(int size) {
    options.add(size);
    return options.size() - 1;
  }

  private void cell(List<Table> to, int[] scope, ToLongFunction<int[]> cost) {
    int[] sizes = options.stream().mapToInt(it -> it).toArray();
    // Ascending, as tables have it.
    Integer[] order = new Integer[scope.length];
    Arrays.setAll(order, it -> it);
    Arrays.sort(order, (a, b) -> scope[a] - scope[b]);
    int[] sorted = Arrays.stream(order).mapToInt(it -> scope[it]).toArray();
    to.add(
        Spaces.table(
            sizes,
            sorted,
            chosen -> {
              int[] given = new int[scope.length];
              for (int i = 0; i < order.length; i++) {
                given[order[i]] = chosen[i];
              }
              return cost.applyAsLong(given);
            }));
  }

  /**
   * A space.
   *
   * @param widths options of each width, at most 10
   * @param depths options of each depth
   * @param small whether the middle has fewer options
   */
  static TabledSpace of(int widths, int depths, int seed, boolean small) {
    return new WideSpace().build(widths, depths, seed, small);
  }

  private TabledSpace build(int widths, int depths, int seed, boolean small) {
    int levels = 3;
    int[] width = new int[levels];
    for (int i = 0; i < levels; i++) {
      width[i] = factor(widths);
    }
    int ratio = factor(3);
    int shared = factor(2);
    int middle = factor(small ? 4 : 7);
    for (int i = 0; i < levels; i++) {
      for (int side = 0; side < 2; side++) {
        int side_ = side;
        int level = i;
        int depth = factor(depths);
        int self = factor(2);
        int cross = factor(2);
        int resnets = factor(2);
        int separable = factor(2);
        int area = (64 >> i) * (64 >> i);
        int below = i == 0 ? width[0] : width[i - 1];
        cell(
            params,
            new int[] {width[i], depth, self, cross, ratio, shared},
            it -> transformers(level, deep(it, depths), 0));
        cell(
            macs,
            new int[] {width[i], depth, self, cross, ratio, shared},
            it -> transformers(level, deep(it, depths), area));
        if (i == 0) {
          cell(
              params,
              new int[] {width[0], resnets, separable},
              it -> resnets(level, it[0], it[0], it[1], it[2], side_, 0));
          cell(
              macs,
              new int[] {width[0], resnets, separable},
              it -> resnets(level, it[0], it[0], it[1], it[2], side_, area));
        } else {
          cell(
              params,
              new int[] {below, width[i], resnets, separable},
              it -> resnets(level, it[0], it[1], it[2], it[3], side_, 0));
          cell(
              macs,
              new int[] {below, width[i], resnets, separable},
              it -> resnets(level, it[0], it[1], it[2], it[3], side_, area));
          cell(
              peaks,
              new int[] {below, width[i]},
              it -> 4L * area * (3L * width(level, it[1]) + 2L * width(level - 1, it[0])));
        }
      }
    }
    cell(
        params,
        new int[] {width[2], middle, ratio, shared},
        it ->
            transformers(
                2,
                new int[] {it[0], 2 * (options.get(middle) - 1 - it[1]), 0, 0, it[2], it[3]},
                0));
    cell(
        macs,
        new int[] {width[2], middle, ratio, shared},
        it ->
            transformers(
                2,
                new int[] {it[0], 2 * (options.get(middle) - 1 - it[1]), 0, 0, it[2], it[3]},
                64));
    Random random = new Random(seed);
    for (int i = 0; i < options.size(); i++) {
      int size = options.get(i);
      long[] effect = new long[size];
      long at = 0;
      for (int o = 1; o < size; o++) {
        at += 1 + random.nextInt(20);
        effect[o] = at;
      }
      int f = i;
      cell(fid, new int[] {f}, it -> effect[it[0]]);
    }
    fid.add(Table.constant(1250));
    int[] sizes = options.stream().mapToInt(it -> it).toArray();
    return new TabledSpace(
        Spaces.factors(sizes),
        List.of(),
        List.of(
            new Column(Spaces.metric("params"), Combination.SUM, 0, params, List.of()),
            new Column(Spaces.metric("macs"), Combination.SUM, 0, macs, List.of()),
            new Column(
                Spaces.metric("peak_activation_bytes"), Combination.MAX, 0, peaks, List.of()),
            new Column(Spaces.metric("fid"), Combination.SUM, 2, fid, Collections.emptyList())));
  }

  private static long width(int level, int option) {
    return (long) WIDTHS[option] << Math.min(level, 2);
  }

  private static int[] deep(int[] it, int depths) {
    int[] deep = it.clone();
    deep[1] = depths - 1 - it[1];
    return deep;
  }

  // width, depth, self, cross, ratio, shared
  private static long transformers(int level, int[] it, long area) {
    long c = width(level, it[0]);
    long depth = it[1];
    long inner = c * (4 - it[4]);
    long linear = 2 * c * c;
    long perToken = 2 * c * c;
    long fixed = 0;
    long extra = 0;
    if (it[2] == 0) {
      perToken += (it[5] == 0 ? 4 : 3) * c * c;
      extra += 2 * area * area * c;
    }
    if (it[3] == 0) {
      perToken += 2 * c * c;
      fixed += 2L * CONTEXT * c;
      extra += 2 * area * TOKENS * c;
    }
    perToken += 3 * c * inner;
    if (depth == 0) {
      return 0;
    }
    return area == 0
        ? linear + depth * (perToken + fixed)
        : area * linear + depth * (area * perToken + TOKENS * fixed + extra);
  }

  private static long resnets(
      int level, int in, int out, int fewer, int separable, int side, long area) {
    long i = width(Math.max(0, level - 1), in);
    long o = width(level, out);
    int many = (side == 0 ? 2 : 3) - fewer;
    long sum = 0;
    for (int n = 0; n < many; n++) {
      long from = (n == 0 ? i : o) + (side == 1 ? (n == many - 1 ? i : o) : 0);
      long conv = separable == 0 ? 9 * from * o + 9 * o * o : 9 * from + from * o + 9 * o + o * o;
      long skip = from == o ? 0 : from * o;
      sum += area == 0 ? conv + skip + 1280 * o + 4 * o : area * (conv + skip) + 1280 * o;
    }
    return sum;
  }
}
