package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.store.Claim;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.LocalExecutor;
import io.unetlab.ablations.task.Supply;
import io.unetlab.ablations.task.TrialExecutor;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.spec.model.NetworkSpec;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run claims what it is about to do, and asks rarely for what others do. */
class ClaimingExecutorTest {

  private static final String WAITING =
      "waiting for 80 trials of other runs; if one of them was killed, for two minutes";

  private static final NetworkSpec SPEC =
      StudyLoader.load(Path.of("src/test/resources/proxies/study.yaml")).base().spec();
  private static final int SLOTS = 3;

  private final SharedMemory store = new SharedMemory();
  private final List<Integer> atOnce = new ArrayList<>();
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  /** A store whose claims exclude others, as a server's do. */
  private static final class SharedMemory extends MemoryStore {

    private final Set<TrialKey> others = new HashSet<>();
    private final Set<TrialKey> own = new HashSet<>();
    private int most;
    private int claims;
    private int finds;
    private int endsAtFind = Integer.MAX_VALUE;

    @Override
    public synchronized Optional<Claim> claim(TrialKey key) {
      claims++;
      if (others.contains(key) || !own.add(key)) {
        return Optional.empty();
      }
      most = Math.max(most, own.size());
      return Optional.of(() -> free(key));
    }

    private synchronized void free(TrialKey key) {
      own.remove(key);
    }

    @Override
    public synchronized Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
      if (++finds == endsAtFind) {
        add(others.stream().map(ClaimingExecutorTest::done).toList());
        others.clear();
      }
      return super.find(keys);
    }
  }

  private static TrialOutcome done(TrialKey key) {
    return new TrialOutcome.Done(key, MetricSet.EMPTY, "");
  }

  private static class Doing implements Evaluator {

    @Override
    public TrialKey key(String spec, long seed) {
      return new TrialKey(spec, "test", "", "", seed, "test 1");
    }

    @Override
    public boolean comparesWithFirst() {
      return false;
    }

    @Override
    public List<TrialOutcome> evaluate(List<Trial> session) {
      return session.stream().map(it -> done(it.key())).toList();
    }
  }

  /** Takes what it is given, and evaluates the last of it first. */
  private final class Elsewhere implements TrialExecutors {

    @Override
    public TrialExecutor stoppedBy(BooleanSupplier stopped) {
      return (evaluator, sessions, outcomes) -> {
        Deque<List<Trial>> taken = new ArrayDeque<>(sessions.rest());
        while (!taken.isEmpty()) {
          atOnce.add(taken.size());
          evaluator.evaluate(taken.removeLast()).forEach(outcomes);
          taken.addAll(sessions.rest());
        }
      };
    }

    @Override
    public int slots() {
      return SLOTS;
    }
  }

  private static List<List<Trial>> sessions(int count, int trials) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                IntStream.range(0, trials)
                    .mapToObj(j -> new Trial(new Doing().key(i + " " + j, 0), "", SPEC))
                    .toList())
        .toList();
  }

  private RunSettings settings() {
    Progress hearer =
        new Progress() {
          @Override
          public void done(int done, int total) {}

          @Override
          public void say(String step) {
            said.add(step);
          }
        };
    return RunSettings.PLAIN.with(store).with(hearer);
  }

  private List<TrialOutcome> run(RunSettings settings, List<List<Trial>> sessions) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    ClaimingExecutor.of(settings, LocalExecutor::oneByOne, () -> false)
        .run(
            new Doing(),
            Supply.of(sessions),
            it -> {
              settings.store().add(List.of(it));
              outcomes.add(it);
            });
    return outcomes;
  }

  @Test
  void hereASessionIsClaimedWhenItStarts() {
    assertThat(run(settings(), sessions(10, 1))).hasSize(10);
    assertThat(store.most).isEqualTo(1);
  }

  /** Until none is left, each slot has one that runs and one that waits. */
  @Test
  void theNextIsClaimedAsSoonAsOneIsDone() {
    assertThat(run(settings().with(new Elsewhere()), sessions(100, 1))).hasSize(100);
    assertThat(store.most).isEqualTo(2 * SLOTS);
    assertThat(atOnce.subList(0, 95)).containsOnly(2 * SLOTS);
    assertThat(atOnce.subList(95, 100)).containsExactly(5, 4, 3, 2, 1);
    assertThat(store.own).isEmpty();
  }

  /** Elsewhere too, what a run does not do itself is left to others until they end. */
  @Test
  void whatOthersHaveIsPassedOver() {
    List<List<Trial>> sessions = sessions(10, 1);
    sessions.subList(0, 8).forEach(it -> store.others.add(it.get(0).key()));
    store.endsAtFind = 3; // after a claim of each of the two, and a pause
    assertThat(run(settings().with(new Elsewhere()), sessions)).hasSize(2);
    assertThat(atOnce).containsExactly(2, 1);
    assertThat(store.outcomes()).hasSize(10);
  }

  /** No other run waits for them or can have stored one, so no machine has to wait for the next. */
  @Test
  void withoutClaimsAllAreSentAtOnce() {
    AtomicInteger asked = new AtomicInteger();
    MemoryStore file =
        new MemoryStore() {
          @Override
          public synchronized Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
            asked.addAndGet(keys.size());
            return super.find(keys);
          }
        };
    assertThat(run(settings().with(file).with(new Elsewhere()), sessions(100, 1))).hasSize(100);
    assertThat(atOnce.get(0)).isEqualTo(100);
    assertThat(asked).hasValue(0);
  }

  @Test
  void thoseOfOthersAreAskedForTogetherUntilTheyAreThere() {
    List<List<Trial>> sessions = sessions(40, 2);
    sessions.forEach(session -> session.forEach(it -> store.others.add(it.key())));
    store.endsAtFind = 4; // after a try, a pause, another try, and another pause
    assertThat(run(settings(), sessions)).isEmpty();
    assertThat(said).containsExactly(WAITING, WAITING);
    assertThat(store.finds).isEqualTo(4);
    assertThat(store.claims).isEqualTo(2 * 40);
  }

  /**
   * A run that gave no sign of life for a while lost its claim. It goes on with what the other run
   * stored, so that both report the same, and hears that its trial has ended.
   */
  @Test
  void theOutcomeOfTheRunThatTookATrialOverStays() {
    TrialKey taken = new Doing().key("taken", 0);
    TrialOutcome theirs = new TrialOutcome.Done(taken, MetricSet.EMPTY, "theirs");
    Evaluator slow =
        new Doing() {
          @Override
          public List<TrialOutcome> evaluate(List<Trial> session) {
            store.add(List.of(theirs));
            return super.evaluate(session);
          }
        };
    RunSettings settings = settings();
    Trials trials =
        new Trials(
            slow,
            store,
            Optional.of(ClaimingExecutor.of(settings, LocalExecutor::oneByOne, () -> false)));
    List<TrialOutcome> ended = new ArrayList<>();
    List<List<Trials.Subject>> sessions =
        Stream.of("taken", "own")
            .map(it -> List.of(new Trials.Subject(it, it, () -> SPEC)))
            .toList();
    trials.run(
        sessions,
        0,
        it -> {
          ended.add(it);
          return settings.keep(it);
        });
    TrialKey own = slow.key("own", 0);
    assertThat(ended).containsExactly(done(taken), done(own));
    assertThat(trials.outcome("taken", 0)).contains(theirs);
    assertThat(trials.outcome("own", 0)).contains(done(own));
    assertThat(store.outcomes()).containsEntry(taken, theirs);
    assertThat(store.own).isEmpty();
  }

  /** Its claim ended without an outcome. */
  @Test
  void oneThatAnotherRunLeftIsTakenOver() {
    List<List<Trial>> sessions = sessions(2, 1);
    store.others.add(sessions.get(0).get(0).key());
    RunSettings settings = settings();
    List<TrialOutcome> outcomes = new ArrayList<>();
    ClaimingExecutor.of(settings, LocalExecutor::oneByOne, () -> false)
        .run(
            new Doing(),
            Supply.of(sessions),
            it -> {
              store.add(List.of(it));
              outcomes.add(it);
              store.others.clear();
            });
    assertThat(outcomes).hasSize(2);
    assertThat(said).isEmpty();
  }
}
