package io.unetlab.ablations.exact;

import java.util.List;
import java.util.stream.IntStream;

/** Joins the points of messages for one combination of a step's separator; for one thread. */
final class Joining {

  private static final int MANY = 1 << 13;
  private static final int CELL_BITS = 16;

  /** Points between two looks at the effort. */
  private static final int OFTEN = 1 << 20;

  /** With more dimensions, the cells are too wide to say much. */
  private static final int MOST_DIMENSIONS = 4;

  private final List<Dimension> dimensions;
  private final boolean[] adds;
  private final DominanceGrid known;
  private final Candidates candidates;
  private final Sweep sweep = new Sweep();
  private final long[][] completed;
  private final int[] limited;
  private DominanceGrid own = DominanceGrid.EMPTY;
  private final Meter meter;
  private long joined;
  private int swept;
  private long[] rest = new long[0];
  private final long[] most;
  private long[] safe = new long[0];

  Joining(Buckets buckets, long[] most, DominanceGrid known, Meter meter) {
    this.meter = meter;
    this.most = most;
    this.limited =
        IntStream.range(0, most.length).filter(it -> most[it] != Long.MAX_VALUE).toArray();
    this.dimensions = buckets.dimensions();
    this.known = known;
    adds = new boolean[dimensions.size()];
    for (int i = 0; i < adds.length; i++) {
      adds[i] = dimensions.get(i).adds();
    }
    candidates = new Candidates(adds.length);
    completed = new long[adds.length][0];
  }

  /** Starts a combination; see {@link Bounds} for the parameters. */
  void begin(long[] newRest, long[] newSafe) {
    candidates.clear();
    joined = 0;
    swept = 0;
    own = DominanceGrid.EMPTY;
    rest = newRest;
    safe = newSafe;
  }

  /** The points that no other dominates. */
  Points points() {
    meter.join(joined);
    joined = 0;
    return sweep.of(candidates);
  }

  // Many joined points are compared early: what they dominate is then not kept at all.
  private void begin(int more) {
    if (candidates.size > MANY + 4 * swept) {
      Points points = points();
      candidates.set(points);
      swept = points.size();
      own = grid(points);
    }
    candidates.reserve(more);
    for (int d = 0; d < completed.length; d++) {
      if (completed[d].length < more) {
        completed[d] = new long[2 * more];
      }
    }
    joined += more;
    if (joined > OFTEN) {
      meter.joinWithin(joined);
      joined = 0;
    }
  }

  private static DominanceGrid grid(Points points) {
    int dimensions = points.values().length;
    return dimensions > MOST_DIMENSIONS
        ? DominanceGrid.EMPTY
        : DominanceGrid.of(points, dimensions, CELL_BITS);
  }

  /** Adds an option's cost to every pair of points of the messages. */
  void join(int option, long[] cost, Points[] children) {
    int changed = option > 0 ? 1 : 0;
    switch (children.length) {
      case 0 -> one(cost, changed, Origins.of(option, 0, 0));
      case 1 -> each(children[0], cost, changed, Origins.of(option, 0, 0));
      default -> {
        Points second = children[1];
        long[] sum = new long[cost.length];
        for (int j = 0; j < second.size(); j++) {
          for (int d = 0; d < sum.length; d++) {
            sum[d] = dimensions.get(d).join(cost[d], second.values()[d][j]);
          }
          each(children[0], sum, changed + second.changes()[j], Origins.of(option, 0, j));
        }
      }
    }
  }

  private void one(long[] cost, int changed, long origin) {
    begin(1);
    for (int d = 0; d < cost.length; d++) {
      candidates.values[d][candidates.size] = cost[d];
    }
    keep(1, new short[1], changed, origin);
  }

  private void each(Points points, long[] cost, int changed, long origin) {
    int size = points.size();
    if (size == 0) {
      return;
    }
    begin(size);
    int from = candidates.size;
    for (int d = 0; d < cost.length; d++) {
      join(d, points.values()[d], 0, cost[d], candidates.values[d], from, size);
    }
    keep(size, points.changes(), changed, origin);
  }

  // By column, which the compiler turns into vector instructions.
  private void join(int d, long[] in, int inAt, long with, long[] out, int outAt, int size) {
    if (adds[d]) {
      for (int i = 0; i < size; i++) {
        out[outAt + i] = in[inAt + i] + with;
      }
    } else {
      Dimension dimension = dimensions.get(d);
      for (int i = 0; i < size; i++) {
        out[outAt + i] = dimension.join(in[inAt + i], with);
      }
    }
  }

  // Keeps the points after the last one, except those that can lead to nothing new.
  private void keep(int size, short[] changes, int changed, long origin) {
    int from = candidates.size;
    for (int d = 0; d < completed.length; d++) {
      join(d, candidates.values[d], from, rest[d], completed[d], 0, size);
    }
    for (int i = 0; i < size; i++) {
      if (isHopeful(i, from + i)) {
        int at = candidates.size++;
        for (int d = 0; d < completed.length; d++) {
          candidates.values[d][at] = Math.max(candidates.values[d][from + i], safe[d]);
        }
        candidates.changes[at] = (short) (changed + changes[i]);
        candidates.origins[at] = origin + i;
      }
    }
  }

  private boolean isHopeful(int i, int candidate) {
    for (int d : limited) {
      if (completed[d][i] > most[d]) {
        return false;
      }
    }
    return !known.dominates(completed, i) && !own.dominates(candidates.values, candidate);
  }
}
