package io.unetlab.ablations.exact;

import java.util.Arrays;
import java.util.List;

/**
 * The least, or the greatest, value that a dimension can have: of what a step's message covers
 * ({@code inside}), and of everything else ({@code outside}), each for every combination of the
 * separator. Messages pass to the last step and back (belief propagation on the tree of steps).
 */
final class Extremes {

  private final Buckets buckets;
  private final Dimension dimension;
  private final int at;
  private final boolean greatest;
  private final long[][] inside;
  private final long[][] outside;

  private Extremes(Buckets buckets, int dimension, boolean greatest) {
    this.buckets = buckets;
    this.dimension = buckets.dimensions().get(dimension);
    this.at = dimension;
    this.greatest = greatest;
    this.inside = new long[buckets.steps().size()][];
    this.outside = new long[buckets.steps().size()][];
  }

  static Extremes least(Buckets buckets, int dimension) {
    return new Extremes(buckets, dimension, false).computed();
  }

  static Extremes greatest(Buckets buckets, int dimension) {
    return new Extremes(buckets, dimension, true).computed();
  }

  private Extremes computed() {
    List<Step> steps = buckets.steps();
    for (int i = 0; i < steps.size(); i++) {
      up(i, steps.get(i));
    }
    outside[steps.size() - 1] = new long[1];
    for (int i = steps.size() - 1; i >= 0; i--) {
      down(i, steps.get(i));
    }
    return this;
  }

  private void up(int index, Step step) {
    long[] values = entries(step, -1);
    inside[index] = none(step.size());
    for (int entry = 0; entry < values.length; entry++) {
      keep(inside[index], entry / step.options(), values[entry]);
    }
  }

  private void down(int index, Step step) {
    int[][] messages = buckets.messages(step);
    for (int child = 0; child < messages.length; child++) {
      int below = step.children()[child];
      long[] values = entries(step, child);
      outside[below] = none(buckets.steps().get(below).size());
      for (int entry = 0; entry < values.length; entry++) {
        long value = join(values[entry], outside[index][entry / step.options()]);
        keep(outside[below], messages[child][entry], value);
      }
    }
  }

  /** The best values of a step's entries, without the message of one child. */
  private long[] entries(Step step, int without) {
    long[] values = buckets.costs(step, at);
    boolean[] allowed = buckets.allowed(step);
    int[][] messages = buckets.messages(step);
    for (int entry = 0; entry < values.length; entry++) {
      if (!allowed[entry]) {
        values[entry] = Dimension.NONE;
      }
      for (int child = 0; child < messages.length; child++) {
        if (child != without) {
          values[entry] =
              join(values[entry], inside[step.children()[child]][messages[child][entry]]);
        }
      }
    }
    return values;
  }

  private long join(long one, long other) {
    return one == Dimension.NONE || other == Dimension.NONE
        ? Dimension.NONE
        : dimension.join(one, other);
  }

  private static long[] none(int size) {
    long[] none = new long[size];
    Arrays.fill(none, Dimension.NONE);
    return none;
  }

  private void keep(long[] best, int index, long value) {
    if (value != Dimension.NONE
        && (best[index] == Dimension.NONE
            || (greatest ? value > best[index] : value < best[index]))) {
      best[index] = value;
    }
  }

  /** Of all configurations; {@link Dimension#NONE} where there is no configuration. */
  long overall() {
    return inside[inside.length - 1][0];
  }

  /** Of what a step's message covers, for each combination of its separator. */
  long[] inside(int step) {
    return inside[step];
  }

  /** Of what is outside a step's message, for each combination of its separator. */
  long[] outside(int step) {
    return outside[step];
  }

  /** Of the configurations with each option of the factor that a step eliminates. */
  long[] byOption(int index) {
    Step step = buckets.steps().get(index);
    long[] values = entries(step, -1);
    long[] best = none(step.options());
    for (int entry = 0; entry < values.length; entry++) {
      keep(
          best,
          entry % step.options(),
          join(values[entry], outside[index][entry / step.options()]));
    }
    return best;
  }
}
