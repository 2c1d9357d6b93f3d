package io.unetlab.cli.output;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * About how long trainings still take. One that has not started, or has done nothing yet, takes as
 * long as the others do in the mean.
 *
 * @param <K> a training
 */
final class TrainingClock<K> {

  /** A training that runs; shares of it from 0 to 1. */
  private static final class Running {

    private final long started;
    private final double from;
    private double done;

    Running(long started, double from) {
      this.started = started;
      this.from = from;
      this.done = from;
    }
  }

  private final LongSupplier nanoClock;
  private final Map<K, Running> running = new HashMap<>();
  private double secondsOfWhole;
  private int whole;

  /**
   * @param nanoClock as {@link System#nanoTime()}
   */
  TrainingClock(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Adds trainings that are done, and the seconds that all of them took. */
  void add(int trainings, double seconds) {
    whole += trainings;
    secondsOfWhole += seconds;
  }

  /** A training starts, or continues with a share of it done. */
  void start(K training, double done) {
    running.put(training, new Running(nanoClock.getAsLong(), done));
  }

  void advance(K training, double done) {
    Running one = running.get(training);
    if (one != null) {
      one.done = done;
    }
  }

  /** A training ends; what was continued says nothing of the others. */
  void end(K training) {
    Running one = running.remove(training);
    if (one != null && one.from == 0 && one.done > 0) {
      add(1, seconds(one));
    }
  }

  /** Seconds since it started or was continued. */
  double seconds(K training) {
    Running one = running.get(training);
    return one == null ? 0 : seconds(one);
  }

  private double seconds(Running one) {
    return (nanoClock.getAsLong() - one.started) / 1e9;
  }

  /**
   * The seconds that all trainings still take; empty before anything is known.
   *
   * @param waiting trainings that have not started
   * @param parallel at a time
   */
  OptionalDouble left(int waiting, int parallel) {
    double longest = 0;
    double sum = secondsOfWhole;
    int known = whole;
    double rest = 0;
    double unknown = 0;
    double most = 0;
    for (Running one : running.values()) {
      double share = one.done - one.from;
      if (share > 0) {
        double all = seconds(one) / share;
        double left = all * (1 - one.done);
        longest = Math.max(longest, left);
        rest += left;
        sum += all;
        known++;
      } else {
        unknown += 1 - one.done;
        most = Math.max(most, 1 - one.done);
      }
    }
    if (known == 0) {
      return OptionalDouble.empty();
    }
    double each = sum / known;
    longest = Math.max(longest, most * each);
    return OptionalDouble.of(Math.max(longest, (rest + (unknown + waiting) * each) / parallel));
  }
}
