package io.unetlab.ablations.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentTrialsTest extends ExecutorContract {

  @TempDir private Path folder;

  @Override
  TrialExecutor executor(BooleanSupplier stopped) {
    return new SentTrials(new OtherMachines(folder, 2)).stoppedBy(stopped);
  }

  @Test
  void aPartThatFailsEverywhereIsItsTrialsFailure() {
    run(List.of(session("stop", "other"), session("good")));

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.stream().filter(TrialOutcome::isWorthRetrying))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.obstacle().orElseThrow()).contains("stopped"));
  }

  @Test
  void whatTakesTheOutcomesMayEndTheRun() {
    assertThatThrownBy(
            () ->
                executor(() -> false)
                    .run(
                        new OnlyHere(true),
                        Supply.of(List.of(session("a"), session("b"))),
                        outcome -> {
                          throw new IllegalStateException("the store is full");
                        }))
        .hasMessage("the store is full");
  }

  @Test
  void anEvaluatorThatCannotBeSentEvaluatesHere() {
    executor(() -> false).run(new OnlyHere(false), Supply.of(List.of(session("a"))), outcomes::add);

    assertThat(outcomes)
        .containsExactly(new TrialOutcome.Refused(session("a").get(0).key(), "here"));
  }

  /** Refuses everything, and states where. */
  private record OnlyHere(boolean sent) implements Evaluator {

    /** The same elsewhere. */
    record Elsewhere() implements Work {

      @Override
      public List<Path> files() {
        return List.of();
      }

      @Override
      public Evaluator open(WorkPlace place) {
        return new OnlyHere(true);
      }
    }

    @Override
    public TrialKey key(String spec, long seed) {
      return new TrialKey(spec, "fake", "", "", seed, "fake 1");
    }

    @Override
    public boolean comparesWithFirst() {
      return false;
    }

    @Override
    public List<TrialOutcome> evaluate(List<Trial> session) {
      return session.stream()
          .<TrialOutcome>map(it -> new TrialOutcome.Refused(it.key(), sent ? "there" : "here"))
          .toList();
    }

    @Override
    public Optional<Work> work() {
      return sent ? Optional.of(new Elsewhere()) : Optional.empty();
    }
  }
}
