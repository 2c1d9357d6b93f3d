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

  /** A training that runs. */
  private static final class Running {

    private final long steps;
    private TrainingEvent now;

    Running(TrainingEvent event) {
      this.steps = event.steps();
      this.now = event;
    }
  }

  private final int total;
  private final int parallel;
  private final ProgressLine line;
  private final BooleanSupplier stopped;
  private final TrainingClock<TrainingJob> clock;
  private final Map<TrainingJob, Running> running = new LinkedHashMap<>();
  private int ended;

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
    this.clock = new TrainingClock<>(nanoClock);
  }

  @Override
  public synchronized void tell(TrainingJob job, TrainingEvent event) {
    Running known = running.get(job);
    if (known == null || event.kind() == TrainingEvent.Kind.STARTED) {
      known = new Running(event);
      running.put(job, known);
      clock.start(job, event.done());
    }
    known.now = event;
    clock.advance(job, event.kind() == TrainingEvent.Kind.JUDGING ? 1 : event.done());
    line.say(text());
  }

  @Override
  public synchronized void ended(TrainingResult result) {
    running.remove(result.job());
    clock.end(result.job());
    ended++;
    if (!result.failure().isEmpty()) {
      line.tell(result.job().label() + ": " + result.failure());
    }
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    if (total > 1) {
      parts.add(String.format(Locale.ROOT, "%d of %d trainings", ended, total));
    }
    running.forEach((job, it) -> parts.add(job.label() + ": " + text(job, it)));
    clock
        .left(total - ended - running.size(), parallel)
        .ifPresent(it -> parts.add("about " + TimeText.of(it) + " left"));
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
        (now.steps() - one.steps) / Math.max(1e-3, clock.seconds(job)));
  }
}
