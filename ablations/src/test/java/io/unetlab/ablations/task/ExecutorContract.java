package io.unetlab.ablations.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.spec.model.NetworkSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every executor promises; its test extends this and makes one. */
abstract class ExecutorContract {

  private static final NetworkSpec SPEC = Studies.load("choice").base().spec();

  /** An executor that ends when it is asked to. */
  abstract TrialExecutor executor(BooleanSupplier stopped);

  /** Finds the evaluator again, as if another machine made the same one. */
  record FakeWork(int number) implements Work {

    @Override
    public List<Path> files() {
      return List.of();
    }

    @Override
    public Evaluator open(WorkPlace place) {
      return Fake.ALL.get(number);
    }
  }

  /** Fails in sessions that hold a network called bad, and notes which sessions it was given. */
  private static final class Fake implements Evaluator {

    private static final List<Fake> ALL = Collections.synchronizedList(new ArrayList<>());

    private final List<List<TrialKey>> sessions = Collections.synchronizedList(new ArrayList<>());

    Fake() {
      ALL.add(this);
    }

    @Override
    public Optional<Work> work() {
      return Optional.of(new FakeWork(ALL.indexOf(this)));
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
      sessions.add(keys(session));
      for (Trial trial : session) {
        switch (trial.label()) {
          case "bad" -> throw new IllegalStateException("no such network");
          case "large" -> throw new OutOfMemoryError("too large");
          case "deep" -> throw new StackOverflowError();
          case "stop" -> throw new CancellationException("stopped");
          default -> {}
        }
      }
      return session.stream()
          .<TrialOutcome>map(it -> new TrialOutcome.Done(it.key(), MetricSet.EMPTY, ""))
          .toList();
    }
  }

  private final Fake evaluator = new Fake();
  final List<TrialOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());

  List<Trial> session(String... labels) {
    return IntStream.range(0, labels.length)
        .mapToObj(i -> new Trial(evaluator.key(labels[i] + i, 0), labels[i], SPEC))
        .toList();
  }

  private static List<TrialKey> keys(List<Trial> session) {
    return session.stream().map(Trial::key).toList();
  }

  void run(List<List<Trial>> sessions) {
    executor(() -> false).run(evaluator, Supply.of(sessions), outcomes::add);
  }

  @Test
  void everyTrialsOutcomeIsGivenOnceAndSessionsStayTogether() {
    List<List<Trial>> sessions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sessions.add(session("a" + i, "b" + i, "c" + i));
    }

    run(sessions);

    assertThat(evaluator.sessions)
        .containsExactlyInAnyOrderElementsOf(
            sessions.stream().map(ExecutorContract::keys).toList());
    assertThat(outcomes)
        .extracting(TrialOutcome::key)
        .containsExactlyInAnyOrderElementsOf(
            sessions.stream().flatMap(List::stream).map(Trial::key).toList());
  }

  @Test
  void whatGoesWrongInASessionIsItsTrialsOutcomeAndKeepsNoOtherFromBeingRun() {
    List<Trial> good = session("good", "well");
    run(List.of(session("one", "bad"), good, session("large"), session("deep")));

    assertThat(outcomes).hasSize(6);
    assertThat(outcomes.stream().filter(it -> it.done().isPresent()).map(TrialOutcome::key))
        .containsExactlyInAnyOrderElementsOf(good.stream().map(Trial::key).toList());
    assertThat(outcomes.stream().filter(TrialOutcome::isWorthRetrying)).hasSize(4);
    assertThat(outcomes.stream().flatMap(it -> it.obstacle().stream()))
        .anyMatch(it -> it.contains("no such network"))
        .anyMatch(it -> it.contains("too large"));
  }

  /** Hands each session out when all outcomes of those before are there. */
  private Supply<List<Trial>> waiting(List<List<Trial>> sessions) {
    return new Supply<>() {
      private int handedOut;
      private int trials;

      @Override
      public int size() {
        return sessions.size();
      }

      @Override
      public synchronized Optional<List<Trial>> next() {
        if (handedOut == sessions.size() || outcomes.size() < trials) {
          return Optional.empty();
        }
        List<Trial> next = sessions.get(handedOut++);
        trials += next.size();
        return Optional.of(next);
      }
    };
  }

  @Test
  void aSupplyThatHasNothingForAMomentIsAskedAgain() {
    List<List<Trial>> sessions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sessions.add(session("a" + i, "b" + i));
    }

    executor(() -> false).run(evaluator, waiting(sessions), outcomes::add);

    assertThat(evaluator.sessions)
        .containsExactlyElementsOf(sessions.stream().map(ExecutorContract::keys).toList());
  }

  @Test
  void onceStoppedItStartsNothing() {
    AtomicBoolean stopped = new AtomicBoolean(true);
    executor(stopped::get)
        .run(evaluator, Supply.of(List.of(session("a"), session("b"))), outcomes::add);

    assertThat(evaluator.sessions).isEmpty();
    assertThat(outcomes).isEmpty();
  }

  @Test
  void nothingIsRunWhereNothingIsAsked() {
    run(List.of());

    assertThat(evaluator.sessions).isEmpty();
  }
}
