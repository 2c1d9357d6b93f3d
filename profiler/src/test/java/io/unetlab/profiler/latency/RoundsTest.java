package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run does on every target, on a clock of the test's own. */
class RoundsTest {

  private static final LatencyProtocol PROTOCOL =
      LatencyProtocol.named("test")
          .warmup(1, 0)
          .minRuns(4)
          .seconds(0, 5)
          .rounds(5)
          .budgetSeconds(40)
          .requiredRuns(2)
          .bootstrap(100)
          .calibrationRuns(2)
          .limits(10, 10, 10)
          .build();

  private final FakeClock clock = new FakeClock();
  private final Stopwatch watch = new Stopwatch(clock);
  private final List<Integer> turns = new ArrayList<>();

  private Rounds.Outcome run(Lane lane) {
    return new Rounds(PROTOCOL, 1, watch).run(List.of(lane), kernel());
  }

  private Kernel kernel() {
    return new Kernel() {
      @Override
      public double flops() {
        return 1e9;
      }

      @Override
      public double medianSeconds() {
        clock.passMillis(5000);
        return 1;
      }
    };
  }

  private Lane lane(int failingRound) {
    return new Lane() {
      @Override
      public void turn(int round) {
        if (round == failingRound) {
          throw new Unplugged();
        }
        turns.add(round);
        clock.passMillis(5000);
      }

      @Override
      public LatencyResult result(CalibrationSummary calibration) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static final class Unplugged extends TargetException {

    private static final long serialVersionUID = 1;

    Unplugged() {
      super("unplugged");
    }
  }

  /** The kernel's 5 s and three rounds of 10 s leave no room for a fourth in 40 s. */
  @Test
  void theFirstCalibrationCountsTowardsTheBudget() {
    Rounds.Outcome outcome = run(lane(-1));
    assertThat(turns).containsExactly(0, 1, 2);
    assertThat(outcome.calibration().seconds()).hasSize(4);
    assertThat(outcome.stopped()).isEmpty();
  }

  @Test
  void loadingCountsTowardsTheBudget() {
    clock.passMillis(10_000);
    run(lane(-1));
    assertThat(turns).containsExactly(0, 1);
  }

  @Test
  void aTargetThatFailsKeepsTheRoundsBefore() {
    Rounds.Outcome outcome = run(lane(1));
    assertThat(turns).containsExactly(0);
    assertThat(outcome.stopped()).hasValue("stopped in round 2: unplugged");
    assertThat(outcome.calibration().seconds()).hasSize(2);
  }

  @Test
  void aTargetThatFailsAtOnceGivesNothing() {
    assertThatThrownBy(() -> run(lane(0))).isInstanceOf(Unplugged.class);
  }
}
