package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.NetworkTrainer.Load;
import io.unetlab.ablations.exec.NetworkTrainer.Task;
import io.unetlab.cli.CommandRun;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.run.TrainingEvent;
import io.unetlab.training.run.TrainingEvent.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a run shows of its trainings, on a clock that the test sets. */
final class StudyTrainingsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final NetworkSpec SMALL =
      SpecLoader.load(CommandRun.home().resolve("training/src/test/resources/networks/small.yaml"));

  private final AtomicLong clock = new AtomicLong();
  private final StringWriter shown = new StringWriter();
  private final ProgressLine line =
      ProgressLine.ofLongRun(
          new PrintWriter(shown, true), new Terminal(160, false, false), "variants", clock::get);
  private final StudyTrainings trainings = new StudyTrainings(line, () -> false, clock::get);

  @Test
  void aLineHasHowManyAreDoneTheTimeLeftAndWhatRuns() {
    trainings.expect(new Load(12, 40, 120, 2, Double.POSITIVE_INFINITY));
    trainings.tell(task("small", 1), event(Kind.STARTED, 0, 0));
    clock.addAndGet(60 * SECOND);
    trainings.tell(task("small", 1), event(Kind.STEPPED, 50, 0.5));
    // The other half of this one, and 27 of two minutes each, two at a time.
    assertThat(last())
        .isEqualTo(
            "training: 12 of 40 done, about 28 min left; small seed 1: 50 %, loss 0.250;"
                + " Ctrl-C keeps what is done");
  }

  @Test
  void beforeTheFirstStepThereIsNoLossAndNoTime() {
    trainings.expect(new Load(0, 2, 0, 1, Double.POSITIVE_INFINITY));
    clock.addAndGet(60 * SECOND);
    trainings.tell(task("small", 1), event(Kind.STARTED, 0, 0));
    assertThat(last())
        .isEqualTo("training: 0 of 2 done; small seed 1: starts; Ctrl-C keeps what is done");

    trainings.ended(task("small", 1));
    clock.addAndGet(60 * SECOND);
    trainings.tell(task("small", 2), event(Kind.DATA, 0, 0));
    assertThat(last()).startsWith("training: 1 of 2 done; small seed 2: reads the data");
  }

  @Test
  void noMoreTimeIsLeftThanTheBudgetHas() {
    trainings.expect(new Load(1, 40, 600, 1, 180));
    clock.addAndGet(60 * SECOND);
    trainings.endedElsewhere(OptionalDouble.of(600));
    assertThat(last()).startsWith("training: 2 of 40 done, about 2 min left");
  }

  /** After the budget what runs still ends. */
  @Test
  void aTrainingThatStartsTakesAsLongAsTheOthers() {
    trainings.expect(new Load(1, 2, 60, 1, Double.POSITIVE_INFINITY));
    clock.addAndGet(60 * SECOND);
    trainings.tell(task("small", 2), event(Kind.DATA, 0, 0));
    assertThat(last()).startsWith("training: 1 of 2 done, about 60 s left; small seed 2: reads");

    trainings.expect(new Load(1, 40, 60, 1, 30));
    clock.addAndGet(40 * SECOND);
    trainings.tell(task("small", 2), event(Kind.DATA, 0, 0));
    assertThat(last()).startsWith("training: 1 of 40 done, about 60 s left; small seed 2: reads");
  }

  @Test
  void trainingsOfOtherMachinesAreCountedAsTheyEnd() {
    trainings.expect(new Load(0, 16, 0, 4, Double.POSITIVE_INFINITY));
    clock.addAndGet(60 * SECOND);
    trainings.endedElsewhere(OptionalDouble.empty());
    assertThat(last()).isEqualTo("training: 1 of 16 done; Ctrl-C keeps what is done");

    clock.addAndGet(60 * SECOND);
    trainings.endedElsewhere(OptionalDouble.of(240));
    // 14 of four minutes each, four at a time.
    assertThat(last())
        .isEqualTo("training: 2 of 16 done, about 14 min left; Ctrl-C keeps what is done");
  }

  private String last() {
    List<String> lines = shown.toString().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static TrainingEvent event(Kind kind, long steps, double done) {
    return new TrainingEvent(kind, steps, done, steps == 0 ? 0 : 0.25);
  }

  private static Task task(String label, long seed) {
    return new Task(label, SMALL, seed, Path.of("none"));
  }
}
