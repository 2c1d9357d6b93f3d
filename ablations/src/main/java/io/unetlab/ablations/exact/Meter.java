package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.SearchWatch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** Counts what a front takes, and stops it when that is too much; for several threads. */
final class Meter {

  /** The effort is used up. */
  static final class SpentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String why;

    SpentException(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  private static final String PHASE = "eliminating factors:";

  private final Effort effort;
  private final SearchWatch watch;
  private final long start = System.nanoTime();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong joined = new AtomicLong();
  private final LongAccumulator most = new LongAccumulator(Math::max, 0);
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  private volatile int stepsDone;
  private volatile int steps;

  Meter(Effort effort, SearchWatch watch) {
    this.effort = effort;
    this.watch = watch;
  }

  /** A step of an elimination is done. */
  void step(int done, int total) {
    steps = total;
    stepsDone = done;
    watch.phase(PHASE, done, total);
  }

  /** Points are joined; within a long step, a look at whether to go on. */
  void joinWithin(long points) {
    join(points);
    watch.phase(PHASE, stepsDone, steps);
  }

  void join(long points) {
    joined.addAndGet(points);
    if (System.nanoTime() - start > effort.time().toNanos()) {
      throw new SpentException("the front takes longer than " + text(effort.time()));
    }
  }

  void keep(Points points) {
    longest.accumulate(points.size());
    long now = bytes.addAndGet(points.bytes());
    most.accumulate(now);
    if (now > effort.bytes()) {
      throw new SpentException("the front takes more than " + (effort.bytes() >> 20) + " MiB");
    }
  }

  void release(long released) {
    bytes.addAndGet(-released);
  }

  FrontWork work(double epsilon) {
    return new FrontWork(epsilon, joined.get(), longest.get(), most.get());
  }

  private static String text(Duration time) {
    return time.toSeconds() >= 1 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
