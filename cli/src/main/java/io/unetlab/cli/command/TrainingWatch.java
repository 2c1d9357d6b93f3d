package io.unetlab.cli.command;

import io.unetlab.cli.output.ProgressLine;
import io.unetlab.training.run.TrainingEvent;
import io.unetlab.training.run.TrainingJob;
import io.unetlab.training.run.TrainingObserver;
import io.unetlab.training.run.TrainingResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Shows the trainings of a study: which run, how far they are, how many are done. */
final class TrainingWatch implements TrainingObserver {

  private final ProgressLine line;
  private final BooleanSupplier stopped;
  private final Map<String, String> running = new LinkedHashMap<>();
  private int done;

  TrainingWatch(ProgressLine line, BooleanSupplier stopped) {
    this.line = line;
    this.stopped = stopped;
  }

  @Override
  public synchronized void tell(TrainingJob job, TrainingEvent event) {
    running.put(job.label(), state(event));
    String now =
        running.entrySet().stream()
            .map(it -> it.getKey() + ": " + it.getValue())
            .collect(Collectors.joining("; "));
    line.say(
        String.format(Locale.ROOT, "training, %,d done; %s; Ctrl-C keeps what is done", done, now));
  }

  private static String state(TrainingEvent event) {
    return switch (event.kind()) {
      case DATA -> "data";
      case JUDGING -> "judging";
      case STARTED, STEPPED, SAVED ->
          String.format(Locale.ROOT, "%.0f %%, loss %.3f", 100 * event.done(), event.loss());
    };
  }

  @Override
  public synchronized void ended(TrainingResult result) {
    running.remove(result.job().label());
    done++;
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }
}
