package io.unetlab.cli.output;

import io.unetlab.training.recipe.Length;
import io.unetlab.training.run.TrainingEvent;
import io.unetlab.training.run.TrainingJob;
import io.unetlab.training.run.TrainingObserver;
import io.unetlab.training.run.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Turns what trainings do into lines: how many are done, and for each that runs its step, loss and
 * speed; and about how long the rest takes.
 */
public final class TrainingProgress implements TrainingObserver {

  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;

  /** A training that runs. */
  private static final class Running {

    private final long started;
    private final double done;
    private final long steps;
    private TrainingEvent now;

    Running(TrainingEvent event, long started) {
      this.started = started;
      this.done = event.done();
      this.steps = event.steps();
      this.now = event;
    }
  }

  private final int total;
  private final int parallel;
  private final ProgressLine line;
  private final BooleanSupplier stopped;
  private final LongSupplier nanoClock;
  private final Map<TrainingJob, Running> running = new LinkedHashMap<>();
  private int ended;
  private double secondsOfAll;
  private int measured;

  /**
   * @param total number of trainings
   * @param parallel trainings at a time
   * @param nanoClock as {@link System#nanoTime()}
   */
  public TrainingProgress(
      int total, int parallel, ProgressLine line, BooleanSupplier stopped, LongSupplier nanoClock) {
    this.total = total;
    this.parallel = parallel;
    this.line = line;
    this.stopped = stopped;
    this.nanoClock = nanoClock;
  }

  @Override
  public synchronized void tell(TrainingJob job, TrainingEvent event) {
    Running known = running.get(job);
    if (known == null || event.kind() == TrainingEvent.Kind.STARTED) {
      known = new Running(event, nanoClock.getAsLong());
      running.put(job, known);
    }
    known.now = event;
    line.say(text());
  }

  @Override
  public synchronized void ended(TrainingResult result) {
    Running before = running.remove(result.job());
    ended++;
    if (before != null && before.now.kind() != TrainingEvent.Kind.DATA && before.done == 0) {
      secondsOfAll += seconds(before);
      measured++;
    }
    if (!result.failure().isEmpty()) {
      line.tell(result.job().label() + ": " + result.failure());
    }
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }

  private double seconds(Running one) {
    return (nanoClock.getAsLong() - one.started) / 1e9;
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    if (total > 1) {
      parts.add(String.format(Locale.ROOT, "%d of %d trainings", ended, total));
    }
    running.forEach((job, it) -> parts.add(job.label() + ": " + text(job, it)));
    double left = left();
    if (left > 0) {
      parts.add(time(left) + " left");
    }
    return String.join("; ", parts);
  }

  private String text(TrainingJob job, Running one) {
    return switch (one.now.kind()) {
      case DATA -> "reads the data";
      case JUDGING -> "is judged";
      case STARTED -> "starts";
      case STEPPED, SAVED -> steps(job, one);
    };
  }

  private String steps(TrainingJob job, Running one) {
    boolean byTheClock = job.recipe().training().length() instanceof Length.Minutes;
    TrainingEvent now = one.now;
    return String.format(
        Locale.ROOT,
        "step %,d of %s%,.0f, loss %.4f, %.1f steps a second",
        now.steps(),
        byTheClock ? "about " : "",
        now.steps() / Math.max(1e-9, now.done()),
        now.loss(),
        (now.steps() - one.steps) / Math.max(1e-3, seconds(one)));
  }

  // A training that has not started takes as long as the others do in the mean.
  private double left() {
    double longest = 0;
    double sum = secondsOfAll;
    int known = measured;
    double rest = 0;
    for (Running one : running.values()) {
      double share = one.now.done() - one.done;
      if (share > 0) {
        double whole = seconds(one) / share;
        double left = whole * (1 - one.now.done());
        longest = Math.max(longest, left);
        rest += left;
        sum += whole;
        known++;
      }
    }
    int waiting = total - ended - running.size();
    if (known == 0) {
      return 0;
    }
    return Math.max(longest, (rest + waiting * sum / known) / parallel);
  }

  private static String time(double seconds) {
    if (seconds < 2 * MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < 2 * HOUR
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }
}
