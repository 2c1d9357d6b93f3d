package io.unetlab.ablations.exact;

/** Which points of a message are kept. */
interface Thinning {

  Thinning ALL = (points, step, combination) -> points;

  /** The kept points, in their order. */
  Points thin(Points points, int step, int combination);

  /** At most so many of each message but the last, evenly. */
  static Thinning atMost(int most, int last) {
    return (points, step, combination) -> {
      if (step == last || points.size() <= most) {
        return points;
      }
      int[] kept = new int[most];
      for (int i = 0; i < most; i++) {
        kept[i] = (int) ((long) i * (points.size() - 1) / (most - 1));
      }
      return points.take(kept, most);
    };
  }
}
