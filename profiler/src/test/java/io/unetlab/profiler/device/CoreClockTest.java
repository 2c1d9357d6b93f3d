package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How the cores' clocks show that a device throttled itself. */
class CoreClockTest {

  private static final List<OptionalLong> MAXIMA = khz(1000, 1000, 2000, 2000);

  /** A core that is off is 0. */
  private static List<OptionalLong> khz(long... clocks) {
    return LongStream.of(clocks)
        .mapToObj(it -> it == 0 ? OptionalLong.empty() : OptionalLong.of(it))
        .toList();
  }

  @SafeVarargs
  private static OptionalDouble clock(
      String allowed, int threads, List<OptionalLong> maxima, List<OptionalLong>... afterRuns) {
    AgentLine.Hello hello =
        new AgentLine.Hello(
            "vm",
            "vendor",
            "17",
            "Linux",
            "aarch64",
            4,
            Optional.of(allowed),
            maxima,
            "onnxruntime",
            "1",
            List.of(),
            List.of(),
            threads);
    List<AgentLine.Sample> samples =
        Arrays.stream(afterRuns).map(khz -> new AgentLine.Sample(0, 0, 1, khz)).toList();
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
    assertThat(clock("c", 2, MAXIMA, khz(100, 100, 1800, 1420))).hasValue(0.71);
    assertThat(clock("00000000,0000000c", 2, MAXIMA, khz(100, 100, 1800, 1420))).hasValue(0.71);
  }

  @Test
  void coresWithoutWorkDoNotCount() {
    assertThat(clock("f", 1, MAXIMA, khz(100, 100, 1800, 200))).hasValue(0.9);
  }

  @Test
  void itIsTheMedianOverTheRuns() {
    assertThat(clock("4", 1, MAXIMA, khz(0, 0, 2000, 0), khz(0, 0, 200, 0), khz(0, 0, 1600, 0)))
        .hasValue(0.8);
  }

  @Test
  void emptyWhereTheSystemReportsNoClocks() {
    assertThat(clock("f", 1, List.of(), khz(1000))).isEmpty();
    assertThat(clock("f", 1, MAXIMA, List.of())).isEmpty();
  }
}
