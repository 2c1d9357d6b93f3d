package io.unetlab.cli.output;

import io.unetlab.ablations.exec.NetworkTrainer.Load;
import io.unetlab.ablations.exec.NetworkTrainer.Task;
import io.unetlab.ablations.measure.TrainingsWatch;
import io.unetlab.training.run.TrainingEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Turns the trainings of a study into lines: how many of all are done, about how long the rest
 * takes, and how far those are that run.
 */
public final class StudyTrainings implements TrainingsWatch {

  private final ProgressLine line;
  private final BooleanSupplier stopped;
  private final LongSupplier nanoClock;
  private final TrainingClock<Task> clock;
  private final Map<Task, TrainingEvent> running = new LinkedHashMap<>();
  private Load load = new Load(0, 0, 0, 1, Double.POSITIVE_INFINITY);
  private long started;
  private int done;

  /**
   * @param nanoClock as {@link System#nanoTime()}
   */
  public StudyTrainings(ProgressLine line, BooleanSupplier stopped, LongSupplier nanoClock) {
    this.line = line;
    this.stopped = stopped;
    this.nanoClock = nanoClock;
    this.clock = new TrainingClock<>(nanoClock);
  }

  @Override
  public synchronized void expect(Load all) {
    load = all;
    started = nanoClock.getAsLong();
    done = all.done();
    if (all.secondsEach() > 0) {
      clock.add(all.done(), all.done() * all.secondsEach());
    }
  }

  @Override
  public synchronized void tell(Task task, TrainingEvent event) {
    if (!running.containsKey(task) || event.kind() == TrainingEvent.Kind.STARTED) {
      clock.start(task, event.done());
    }
    running.put(task, event);
    clock.advance(task, event.kind() == TrainingEvent.Kind.JUDGING ? 1 : event.done());
    line.say(text());
  }

  private String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, "training: %,d of %,d done", done, load.all()));
    left().ifPresent(it -> text.append(", about ").append(TimeText.of(it)).append(" left"));
    running.forEach((task, event) -> text.append("; ").append(text(task, event)));
    return text.append("; Ctrl-C keeps what is done").toString();
  }

  // After the budget what runs still ends.
  private OptionalDouble left() {
    OptionalDouble ofRunning = clock.left(0, load.parallel());
    OptionalDouble all = clock.left(load.all() - done - running.size(), load.parallel());
    if (all.isEmpty()) {
      return all;
    }
    double allowed = load.secondsAllowed() - (nanoClock.getAsLong() - started) / 1e9;
    return OptionalDouble.of(Math.min(all.getAsDouble(), Math.max(allowed, ofRunning.orElse(0))));
  }

  private static String text(Task task, TrainingEvent event) {
    String state =
        switch (event.kind()) {
          case DATA -> "reads the data";
          case STARTED -> event.steps() == 0 ? "starts" : "continues";
          case JUDGING -> "is judged";
          case STEPPED, SAVED ->
              String.format(Locale.ROOT, "%.0f %%, loss %.3f", 100 * event.done(), event.loss());
        };
    return task.label() + " seed " + task.seed() + ": " + state;
  }

  @Override
  public synchronized void ended(Task task) {
    running.remove(task);
    clock.end(task);
    done++;
  }

  @Override
  public synchronized void endedElsewhere(OptionalDouble seconds) {
    seconds.ifPresent(it -> clock.add(1, it));
    done++;
    line.say(text());
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }
}
