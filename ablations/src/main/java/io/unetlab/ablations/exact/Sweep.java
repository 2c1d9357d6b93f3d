package io.unetlab.ablations.exact;

import java.util.Arrays;

/**
 * Keeps the points that no other dominates, in one pass over them in sorted order: an earlier point
 * is at least as good in the first dimension, so it dominates where it is at least as good in the
 * others too (Kung, Luccio and Preparata 1975). For three dimensions the pass keeps the least
 * second value by rank of the third in a Fenwick tree, n log n; for four, stairs of the second and
 * third by rank of the fourth. Of equal points, the first is kept.
 */
final class Sweep {

  /** Up to this many ranks, a value's rank is its distance from the least. */
  private static final int FEW = 1 << 12;

  private int[] kept = new int[0];
  private int count;
  private long[] tree = new long[0];
  private long[] ranked = new long[0];
  private boolean near;
  private long least;

  /** The points that are not dominated, in sorted order. */
  Points of(Candidates candidates) {
    if (candidates.size == 0) {
      return Points.NONE;
    }
    int[] order = candidates.sorted();
    int size = candidates.size;
    if (kept.length < size) {
      kept = new int[candidates.changes.length];
    }
    count = 0;
    long[][] varying = varying(candidates);
    switch (varying.length) {
      case 0, 1 -> kept[count++] = order[0];
      case 2 -> two(order, size, varying[1]);
      case 3 -> three(order, size, varying[1], varying[2]);
      case 4 -> four(order, size, varying[1], varying[2], varying[3]);
      default -> more(order, size, varying);
    }
    return candidates.take(kept, count);
  }

  // The dimensions whose values differ.
  private static long[][] varying(Candidates candidates) {
    long[][] varying = new long[candidates.values.length][];
    int many = 0;
    for (long[] dimension : candidates.values) {
      for (int i = 1; i < candidates.size; i++) {
        if (dimension[i] != dimension[0]) {
          varying[many++] = dimension;
          break;
        }
      }
    }
    return Arrays.copyOf(varying, many);
  }

  private void two(int[] order, int size, long[] second) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      int point = order[i];
      if (second[point] < least) {
        least = second[point];
        kept[count++] = point;
      }
    }
  }

  private void three(int[] order, int size, long[] second, long[] third) {
    int ranks = ranks(third, size);
    if (tree.length <= ranks) {
      tree = new long[2 * ranks + 1];
    }
    Arrays.fill(tree, 0, ranks + 1, Long.MAX_VALUE);
    for (int i = 0; i < size; i++) {
      int point = order[i];
      int rank = rankOf(third[point], ranks);
      if (leastUpTo(rank) > second[point]) {
        kept[count++] = point;
        for (int at = rank; at <= ranks; at += at & -at) {
          tree[at] = Math.min(tree[at], second[point]);
        }
      }
    }
  }

  private long leastUpTo(int rank) {
    long least = Long.MAX_VALUE;
    for (int at = rank; at > 0; at &= at - 1) {
      least = Math.min(least, tree[at]);
    }
    return least;
  }

  private void four(int[] order, int size, long[] second, long[] third, long[] fourth) {
    int ranks = ranks(fourth, size);
    Stairs[] stairs = new Stairs[ranks + 1];
    Arrays.setAll(stairs, it -> new Stairs());
    for (int i = 0; i < size; i++) {
      int point = order[i];
      int rank = rankOf(fourth[point], ranks);
      if (!isCovered(stairs, rank, second[point], third[point])) {
        kept[count++] = point;
        for (int at = rank; at <= ranks; at += at & -at) {
          if (!stairs[at].cover(second[point], third[point])) {
            stairs[at].add(second[point], third[point]);
          }
        }
      }
    }
  }

  private static boolean isCovered(Stairs[] stairs, int rank, long second, long third) {
    for (int at = rank; at > 0; at &= at - 1) {
      if (stairs[at].cover(second, third)) {
        return true;
      }
    }
    return false;
  }

  // Ranks from 1: distances from the least value if that is not far, else places among the values.
  private int ranks(long[] values, int size) {
    least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    near = most - least < FEW;
    return near ? (int) (most - least) + 1 : rank(values, size);
  }

  private int rankOf(long value, int ranks) {
    return 1 + (near ? (int) (value - least) : Arrays.binarySearch(ranked, 0, ranks, value));
  }

  private int rank(long[] values, int size) {
    if (ranked.length < size) {
      ranked = new long[values.length];
    }
    System.arraycopy(values, 0, ranked, 0, size);
    Arrays.sort(ranked, 0, size);
    int ranks = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || ranked[i] != ranked[ranks - 1]) {
        ranked[ranks++] = ranked[i];
      }
    }
    return ranks;
  }

  private void more(int[] order, int size, long[][] varying) {
    for (int i = 0; i < size; i++) {
      int point = order[i];
      if (!isBehind(point, varying)) {
        kept[count++] = point;
      }
    }
  }

  private boolean isBehind(int point, long[][] varying) {
    for (int i = count - 1; i >= 0; i--) {
      if (isNowhereBetter(point, kept[i], varying)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNowhereBetter(int point, int other, long[][] varying) {
    for (int d = varying.length - 1; d > 0; d--) {
      if (varying[d][point] < varying[d][other]) {
        return false;
      }
    }
    return true;
  }
}
