package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What of the cores' clocks says that a device slowed itself down. */
class CoreClockTest {

  private static final List<Long> MAXIMA = List.of(1000L, 1000L, 2000L, 2000L);

  @SafeVarargs
  private static OptionalDouble clock(
      String allowed, int threads, List<Long> maxima, List<Long>... behindRuns) {
    AgentLine.Hello hello =
        new AgentLine.Hello(
            "vm",
            "vendor",
            "17",
            "Linux",
            "aarch64",
            4,
            allowed,
            maxima,
            "onnxruntime",
            "1",
            List.of(),
            List.of(),
            threads);
    List<AgentLine.Sample> samples =
        Arrays.stream(behindRuns).map(khz -> new AgentLine.Sample(0, 0, 1, khz)).toList();
    return CoreClock.of(
        new AgentRun(
            hello,
            1,
            1,
            1,
            List.of(),
            samples,
            new AgentLine.Check(1, 1, 1),
            OptionalLong.empty()));
  }

  /** The slow cores may not be used, so that they run at a tenth says nothing. */
  @Test
  void onlyAllowedCoresCount() {
    assertThat(clock("c", 2, MAXIMA, List.of(100L, 100L, 1800L, 1420L))).hasValue(0.71);
    assertThat(clock("00000000,0000000c", 2, MAXIMA, List.of(100L, 100L, 1800L, 1420L)))
        .hasValue(0.71);
  }

  @Test
  void coresWithoutWorkDoNotCount() {
    assertThat(clock("f", 1, MAXIMA, List.of(100L, 100L, 1800L, 200L))).hasValue(0.9);
  }

  @Test
  void itIsTheMedianBehindTheRuns() {
    assertThat(
            clock(
                "4",
                1,
                MAXIMA,
                List.of(0L, 0L, 2000L, 0L),
                List.of(0L, 0L, 200L, 0L),
                List.of(0L, 0L, 1600L, 0L)))
        .hasValue(0.8);
  }

  @Test
  void whereTheSystemSaysNothingThereIsNone() {
    assertThat(clock("f", 1, List.of(), List.of(1000L))).isEmpty();
    assertThat(clock("f", 1, MAXIMA, List.of())).isEmpty();
  }
}
