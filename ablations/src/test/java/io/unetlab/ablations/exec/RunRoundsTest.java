package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Rounds that need latencies are measured one after the other, and a stopped run goes on. */
class RunRoundsTest {

  private static final String METRICS = "metrics=[params, macs, latency]";
  private static final String TWO = "targets=[{name: laptop}, {name: board, device: desktop}]";
  private static final String MINUTES =
      "design={factorial: all, search: {algorithm: random, objectives: [latency, params], minutes: 1}}";
  private static final Metric BOARD = Metrics.latency("board");

  private final AtomicLong now = new AtomicLong();
  private final SimulatedTarget bench = new SimulatedTarget("fake", now);
  private final SimulatedTarget board = new SimulatedTarget("a board", now);

  @Test
  void eachRoundIsMeasuredWithTheBaseAndEachNetworkOnce() {
    Climber climber = run(study(), new MemoryStore());

    assertThat(climber.results())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            it -> assertThat(it.completed().flatMap(t -> t.value(Metrics.LATENCY))).isPresent());
    SpecHash base = climber.results().get(0).completed().orElseThrow().hash();
    assertThat(bench.sessions)
        .hasSizeGreaterThan(2)
        .allSatisfy(it -> assertThat(it).startsWith(base));
    List<SpecHash> others = bench.sessions.stream().flatMap(it -> it.stream().skip(1)).toList();
    assertThat(others).doesNotHaveDuplicates().doesNotContain(base);
  }

  @Test
  void aRoundNeedsSeveralTargets() {
    StudySpec study = Studies.load("choice", METRICS, TWO);
    Climber climber = run(study, new MemoryStore(), Metrics.LATENCY, BOARD);

    assertThat(climber.results())
        .allSatisfy(
            it -> {
              TrialResult.Completed trial = it.completed().orElseThrow();
              assertThat(trial.value(Metrics.LATENCY)).isPresent().isEqualTo(trial.value(BOARD));
            });
    assertThat(board.sessions).isEqualTo(bench.sessions);
    bench.sessions.clear();
    board.sessions.clear();

    run(study, new MemoryStore(), BOARD);

    assertThat(bench.sessions).isEmpty();
    assertThat(board.sessions).isNotEmpty();
  }

  /** At every write to the store; what was asked for and told is the same in the end. */
  @Test
  void stoppedAnywhereItEndsAsIfNeverStopped() {
    bench.mostMillis = 450;
    MemoryStore whole = new MemoryStore();
    Climber expected = run(study(), whole);
    assertThat(expected.results())
        .anySatisfy(
            it -> assertThat(it.completed().flatMap(t -> t.value(Metrics.LATENCY))).isEmpty());

    for (int writes = 0; writes < whole.writes(); writes++) {
      MemoryStore store = new MemoryStore();
      store.allow(writes);
      int sessions = bench.sessions.size();
      try {
        run(study(), store);
        assertThat(writes).as("was stopped").isEqualTo(whole.writes());
      } catch (CancellationException e) {
        assertThat(e).hasMessageContaining("killed");
      }
      store.allow(Integer.MAX_VALUE / 2);
      Climber resumed = run(study(), store);
      int again = bench.sessions.size() - sessions;

      assertThat(resumed.results()).isEqualTo(expected.results());
      assertThat(store.outcomes().keySet()).isEqualTo(whole.outcomes().keySet());
      bench.sessions.clear();
      run(study(), store);
      assertThat(bench.sessions).as("a finished search measures nothing").isEmpty();
      assertThat(again).isPositive();
    }
  }

  /** A network that fails by chance would otherwise lead to other variants in a resumed run. */
  @Test
  void whatFailedInACompleteRoundStaysFailed() {
    bench.mostMillis = 450;
    MemoryStore store = new MemoryStore();
    Climber failed = run(study(), store);
    bench.mostMillis = Long.MAX_VALUE;

    assertThat(run(study(), store).results()).isEqualTo(failed.results());
    assertThat(run(study(), new MemoryStore()).results()).isNotEqualTo(failed.results());
  }

  @Test
  void whereTheTimeRanOutIsAFact() {
    StudySpec study = Studies.load("choice", METRICS, MINUTES);
    bench.takes = 25_000_000_000L;
    MemoryStore store = new MemoryStore();
    Climber first = run(study, store);

    assertThat(bench.sessions).hasSize(3);
    assertThat(first.ends()).containsExactly("its time of 1 min is over");
    bench.takes = 0;
    Climber again = run(study, store);
    assertThat(again.ends()).isEqualTo(first.ends());
    assertThat(again.results()).isEqualTo(first.results());
    assertThat(run(study, new MemoryStore()).ends()).isEmpty();
  }

  @Test
  void aStoppedSearchHasTheTimeThatIsLeft() {
    StudySpec study = Studies.load("choice", METRICS, MINUTES);
    bench.takes = 25_000_000_000L;
    MemoryStore store = new MemoryStore();
    bench.stopsAfter = 2;
    try {
      run(study, store);
    } catch (CancellationException e) {
      assertThat(e).hasMessage("stopped while measuring");
    }
    bench.stopsAfter = Integer.MAX_VALUE;
    now.addAndGet(3_600_000_000_000L);

    Climber resumed = run(study, store);

    // 25 s, 25 s, and 25 s of the session that was stopped: the time is up after two rounds.
    assertThat(bench.sessions).hasSize(3);
    assertThat(resumed.results()).hasSize(3);
    assertThat(resumed.ends()).containsExactly("its time of 1 min is over");
  }

  @Test
  void aMissingTargetEndsTheSearchAndAnotherRunGoesOn() {
    StudySpec study = Studies.load("choice", METRICS, TWO);
    Climber expected = run(study, new MemoryStore(), BOARD);
    MemoryStore store = new MemoryStore();
    board.absent = true;
    Climber none = run(study, store, BOARD);
    assertThat(none.results()).isEmpty();
    assertThat(none.ends()).containsExactly("board: no device is attached");

    board.absent = false;
    board.sessions.clear();
    board.lostAfter = 2;
    Climber some = run(study, store, BOARD);
    assertThat(some.results()).hasSize(5);
    assertThat(some.results().get(4).completed().orElseThrow().value(BOARD)).isEmpty();
    assertThat(some.ends()).containsExactly("board: the device is gone");

    board.lostAfter = Integer.MAX_VALUE;
    assertThat(run(study, store, BOARD).results()).isEqualTo(expected.results());
  }

  @Test
  void withoutItsBaseNothingCanBeCompared() {
    bench.mostMillis = 0;
    Climber climber = run(study(), new MemoryStore());

    assertThat(climber.results()).hasSize(1);
    assertThat(climber.ends()).singleElement().asString().contains("host: ", "out of memory");
  }

  private static StudySpec study() {
    return Studies.load("choice", METRICS);
  }

  private Climber run(StudySpec study, MemoryStore store) {
    return run(study, store, Metrics.LATENCY);
  }

  private Climber run(StudySpec study, MemoryStore store, Metric... needs) {
    RunSettings settings = RunSettings.PLAIN.with(store).withNanoTime(now::get);
    List<Measuring> targets = new ArrayList<>();
    for (Target target : study.asked()) {
      SimulatedTarget on = target.name().equals("board") ? board : bench;
      targets.add(new Measuring(study, target, settings, on));
    }
    Climber climber = new Climber(study, needs);
    Proposers.settle(
        climber, new RunRounds(study, new Counting(study, settings), settings, targets, List.of()));
    return climber;
  }
}
