package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.spec.SpecLoader;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.TrainingEvent;
import io.unetlab.training.run.TrainingJob;
import io.unetlab.training.run.TrainingResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is shown of trainings, on a clock that the test sets. */
final class TrainingProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();
  private final StringWriter shown = new StringWriter();
  private final ProgressLine line =
      ProgressLine.ofLongRun(
          new PrintWriter(shown, true), new Terminal(160, false, false), "steps", clock::get);
  private final TrainingProgress progress =
      new TrainingProgress(2, 1, line, () -> false, clock::get);

  @Test
  void aLineHasStepLossSpeedAndTheTimeOfAllThatIsLeft() {
    TrainingJob first = job(1);
    progress.tell(first, event(TrainingEvent.Kind.DATA, 0, 0));
    progress.tell(first, event(TrainingEvent.Kind.STARTED, 0, 0));
    clock.addAndGet(40 * SECOND);
    progress.tell(first, event(TrainingEvent.Kind.STEPPED, 200, 0.2));
    assertThat(last())
        .isEqualTo(
            "0 of 2 trainings; small, seed 1: step 200 of 1,000, loss 0.2500, 5.0 steps a"
                + " second; about 6 min left");

    progress.ended(new TrainingResult(first, Optional.empty(), "the disk is full"));
    assertThat(last()).isEqualTo("small, seed 1: the disk is full");
  }

  /** Steps before a checkpoint were not taken now. */
  @Test
  void aTrainingThatContinuesHasTheSpeedOfThisRun() {
    TrainingJob job = job(2);
    progress.tell(job, event(TrainingEvent.Kind.STARTED, 600, 0.6));
    clock.addAndGet(40 * SECOND);
    progress.tell(job, event(TrainingEvent.Kind.STEPPED, 800, 0.8));
    assertThat(last()).contains("step 800 of 1,000, loss 0.2500, 5.0 steps a second");
    clock.addAndGet(40 * SECOND);
    progress.tell(job, event(TrainingEvent.Kind.JUDGING, 0, 0));
    assertThat(last()).startsWith("0 of 2 trainings; small, seed 2: is judged");
  }

  /** How many steps a time has is an estimate. */
  @Test
  void stepsOfATrainingByTheClockAreAnEstimate() {
    Recipe shapes = Recipe.shapes();
    Recipe timed = shapes.withTraining(shapes.training().withLength(new Length.Minutes(5)));
    TrainingJob job = job(1, timed);
    progress.tell(job, event(TrainingEvent.Kind.STARTED, 0, 0));
    clock.addAndGet(40 * SECOND);
    progress.tell(job, event(TrainingEvent.Kind.STEPPED, 200, 0.2));
    assertThat(last()).contains("step 200 of about 1,000, loss");
  }

  private String last() {
    List<String> lines = shown.toString().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static TrainingEvent event(TrainingEvent.Kind kind, long steps, double done) {
    return new TrainingEvent(kind, steps, done, 0.25);
  }

  private static TrainingJob job(long seed) {
    return job(seed, Recipe.shapes());
  }

  private static TrainingJob job(long seed, Recipe recipe) {
    Path spec = CommandRun.home().resolve("training/src/test/resources/networks/small.yaml");
    return TrainingJob.of(
        SpecLoader.load(spec), recipe, seed, Optional.empty(), Path.of("none"), "test");
  }
}
