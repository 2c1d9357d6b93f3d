package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.RelativeLatency.Conclusion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class RelativeLatencyTest {

  private static Latency latency(double ms, Optional<Interval> interval, String... doubts) {
    return new Latency(
        Statistic.MEDIAN,
        Map.of(Statistic.MEDIAN, ms),
        OptionalLong.empty(),
        interval,
        List.of(),
        KnownDevice.UNKNOWN,
        KnownRuntime.named("a runtime"),
        HowKnown.MEASURED_ELSEWHERE,
        List.of(doubts));
  }

  private static Optional<Interval> within(double low, double high) {
    return Optional.of(new Interval(low, high, Interval.Kind.BOOTSTRAP));
  }

  @Test
  void separateIntervalsGiveARatioAndItsInterval() {
    RelativeLatency relative =
        RelativeLatency.of(latency(50, within(48, 52)), latency(100, within(96, 104)))
            .orElseThrow();
    assertThat(relative.conclusion()).isEqualTo(Conclusion.FASTER);
    assertThat(relative.ratio()).hasValue(0.5);
    assertThat(relative.interval().orElseThrow())
        .isEqualTo(new Interval(48.0 / 104, 52.0 / 96, Interval.Kind.OF_QUOTIENT));
    assertThat(relative.reserve()).isEmpty();
  }

  @Test
  void overlappingIntervalsGiveNone() {
    RelativeLatency relative =
        RelativeLatency.of(latency(36.9, within(10, 148)), latency(96.3, within(90, 100)))
            .orElseThrow();
    assertThat(relative.conclusion()).isEqualTo(Conclusion.NOT_TOLD_APART);
    assertThat(relative.ratio()).isEmpty();
    assertThat(relative.reserve()).contains("not told apart");
  }

  @Test
  void aFigureThatIsNotValidGivesNone() {
    RelativeLatency relative =
        RelativeLatency.of(
                latency(50, within(48, 52), "the machine was disturbed"),
                latency(100, within(96, 104)))
            .orElseThrow();
    assertThat(relative.conclusion()).isEqualTo(Conclusion.DOUBTFUL);
    assertThat(relative.ratio()).isEmpty();
    assertThat(relative.reserve()).contains("doubtful");
  }

  @Test
  void figuresWithoutIntervalsAreComparedAsStated() {
    RelativeLatency relative =
        RelativeLatency.of(latency(50, Optional.empty()), latency(100, Optional.empty()))
            .orElseThrow();
    assertThat(relative.ratio()).hasValue(0.5);
    assertThat(relative.interval()).isEmpty();
    assertThat(RelativeLatency.of(latency(50, Optional.empty()), latency(0, Optional.empty())))
        .isEmpty();
  }
}
