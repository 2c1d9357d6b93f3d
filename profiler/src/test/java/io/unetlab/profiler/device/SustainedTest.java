package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.LatencySample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How a network's time goes up as its device warms up. */
class SustainedTest {

  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private static LatencySample sample(int round, int index, long startSeconds, long millis) {
    return new LatencySample(round, index, startSeconds * SECOND, millis * MILLI);
  }

  private static RoundLog turn(int round, int attempt, DeviceState after, Optional<String> lost) {
    return new RoundLog(
        "any",
        round,
        attempt,
        (100 * round + 10 * attempt) * SECOND,
        DeviceState.UNKNOWN,
        after,
        OptionalDouble.empty(),
        lost,
        List.of());
  }

  /** The minute is the network's own, and the run that begins as it ends is not in it. */
  @Test
  void theFirstMinuteBeginsWithTheFirstRun() {
    Sustained sustained =
        Sustained.of(
            List.of(
                sample(0, 0, 500, 10),
                sample(0, 1, 530, 12),
                sample(0, 2, 559, 14),
                sample(0, 3, 560, 1000)),
            List.of());
    assertThat(sustained.firstMinuteMs()).isEqualTo(12);
  }

  @Test
  void theLastThirdIsOfRunsNotOfTime() {
    List<LatencySample> samples =
        List.of(
            sample(0, 0, 0, 10),
            sample(0, 1, 1, 10),
            sample(0, 2, 2, 10),
            sample(0, 3, 3, 10),
            sample(1, 0, 1000, 30),
            sample(1, 1, 2000, 40));
    assertThat(Sustained.of(samples, List.of()).sustainedMs()).isEqualTo(35);
  }

  @Test
  void aSingleRunIsBoth() {
    Sustained sustained = Sustained.of(List.of(sample(0, 0, 3, 7)), List.of());
    assertThat(sustained.firstMinuteMs()).isEqualTo(7);
    assertThat(sustained.sustainedMs()).isEqualTo(7);
  }

  /** A turn that broke off is no point; the one that was made again is. */
  @Test
  void eachRoundThatWasKeptIsAPoint() {
    DeviceState warm =
        new DeviceState(
            OptionalInt.of(1),
            Map.of(),
            OptionalInt.empty(),
            OptionalDouble.of(31.5),
            Optional.empty());
    Sustained sustained =
        Sustained.of(
            List.of(sample(0, 0, 1, 10), sample(0, 1, 2, 20), sample(1, 0, 111, 30)),
            List.of(
                turn(0, 0, DeviceState.UNKNOWN, Optional.empty()),
                turn(1, 0, DeviceState.UNKNOWN, Optional.of("gone")),
                turn(1, 1, warm, Optional.empty())));
    assertThat(sustained.points())
        .containsExactly(
            new Sustained.Point(
                0, 0, 15, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
            new Sustained.Point(
                1, 110, 30, OptionalInt.of(1), OptionalDouble.of(31.5), OptionalDouble.empty()));
  }
}
