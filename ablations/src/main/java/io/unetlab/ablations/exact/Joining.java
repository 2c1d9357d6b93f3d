package io.unetlab.ablations.exact;

import java.util.List;

/** Joins the points of messages for one combination of a step's separator; for one thread. */
final class Joining {

  private final List<Dimension> dimensions;
  private final boolean[] adds;
  private final Incumbents known;
  private final Candidates candidates;
  private final Sweep sweep = new Sweep();
  private final long[] completed;
  private long[] rest = new long[0];
  private long[] most = new long[0];
  private long[] safe = new long[0];

  Joining(Buckets buckets, Incumbents known) {
    this.dimensions = buckets.dimensions();
    this.known = known;
    adds = new boolean[dimensions.size()];
    for (int i = 0; i < adds.length; i++) {
      adds[i] = dimensions.get(i).adds();
    }
    candidates = new Candidates(adds.length);
    completed = new long[adds.length];
  }

  /** Starts a combination; see {@link Bounds} for the parameters. */
  void begin(long[] newRest, long[] newMost, long[] newSafe) {
    candidates.clear();
    rest = newRest;
    most = newMost;
    safe = newSafe;
  }

  /** How many joined points were not dropped at once. */
  int size() {
    return candidates.size;
  }

  /** The points that no other dominates. */
  Points points() {
    return candidates.size == 0 ? Points.NONE : sweep.of(candidates);
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
    candidates.reserve(1);
    for (int d = 0; d < cost.length; d++) {
      candidates.values[d][candidates.size] = cost[d];
    }
    keep(changed, origin);
  }

  private void each(Points points, long[] cost, int changed, long origin) {
    candidates.reserve(points.size());
    for (int i = 0; i < points.size(); i++) {
      int at = candidates.size;
      for (int d = 0; d < cost.length; d++) {
        long value = points.values()[d][i];
        candidates.values[d][at] =
            adds[d] ? value + cost[d] : dimensions.get(d).join(value, cost[d]);
      }
      keep(changed + points.changes()[i], origin + i);
    }
  }

  // Keeps the point behind the last one, unless it can lead to nothing new.
  private void keep(int changes, long origin) {
    int at = candidates.size;
    for (int d = 0; d < completed.length; d++) {
      long value = candidates.values[d][at];
      completed[d] = adds[d] ? value + rest[d] : dimensions.get(d).join(value, rest[d]);
      if (completed[d] > most[d]) {
        return;
      }
    }
    if (known.dominate(completed)) {
      return;
    }
    for (int d = 0; d < completed.length; d++) {
      candidates.values[d][at] = Math.max(candidates.values[d][at], safe[d]);
    }
    candidates.changes[at] = (short) changes;
    candidates.origins[at] = origin;
    candidates.size++;
  }
}
