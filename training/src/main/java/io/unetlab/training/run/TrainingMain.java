package io.unetlab.training.run;

import ai.djl.engine.EngineException;
import io.unetlab.profiler.process.ChildProgram;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The process of one training. */
public final class TrainingMain {

  /**
   * What the process says at its end.
   *
   * @param report empty if it failed for a reason that the user can act on
   */
  record Outcome(Optional<TrainingReport> report, String failure) {}

  private TrainingMain() {}

  public static void main(String[] arguments) throws IOException {
    ChildProgram.run(
        TrainingJob.class,
        (TrainingJob job, Consumer<TrainingEvent> events) -> outcome(job, new Spaced(events)));
  }

  private static Outcome outcome(TrainingJob job, Consumer<TrainingEvent> events) {
    try {
      return new Outcome(Optional.of(TrainingWork.of(job, events)), "");
    } catch (TrainingException | SpecException e) {
      return new Outcome(Optional.empty(), String.valueOf(e.getMessage()));
    } catch (EngineException e) {
      if (!OutOfMemory.isReasonOf(e)) {
        throw e;
      }
      return new Outcome(Optional.empty(), "not enough memory: " + OutOfMemory.text(e));
    } catch (OutOfMemoryError e) {
      return new Outcome(
          Optional.empty(),
          String.format(
              Locale.ROOT,
              "not enough memory: Java may use %,d MB%s; allow more, for example with"
                  + " UNETLAB_JAVA_OPTS=-Xmx8g",
              Runtime.getRuntime().maxMemory() >> 20,
              new TrainedFiles(job.directory()).lastCheckpoint()));
    }
  }

  /** Leaves out steps that follow too fast for anyone to read them. */
  private static final class Spaced implements Consumer<TrainingEvent> {

    private static final long LEAST_NANOS = 200_000_000;

    private final Consumer<TrainingEvent> events;
    private long last = System.nanoTime();

    Spaced(Consumer<TrainingEvent> events) {
      this.events = events;
    }

    @Override
    public void accept(TrainingEvent event) {
      long now = System.nanoTime();
      if (event.kind() != TrainingEvent.Kind.STEPPED || now - last >= LEAST_NANOS) {
        last = now;
        events.accept(event);
      }
    }
  }
}
