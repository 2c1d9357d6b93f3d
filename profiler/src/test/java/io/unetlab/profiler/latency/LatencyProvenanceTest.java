package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.unetlab.profiler.process.RecordJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LatencyProvenanceTest {

  private static final HostFacts HOST =
      new HostFacts("17.0.1", "Linux 6 amd64", "A CPU", 4, OptionalInt.empty());

  @ParameterizedTest
  @CsvSource({
    "' ', 1, pytorch, 2, quick, 4, specHash",
    "abc, '', pytorch, 2, quick, 4, toolVersion",
    "abc, 1, '', 2, quick, 4, runtime",
    "abc, 1, pytorch, '', quick, 4, runtimeVersion",
    "abc, 1, pytorch, 2, '', 4, protocol",
    "abc, 1, pytorch, 2, quick, 0, threads",
    "abc, 1, pytorch, 2, quick, -1, threads",
  })
  void refusesWhatIsMissing(
      String hash,
      String tool,
      String runtime,
      String version,
      String protocol,
      int threads,
      String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provenance(hash, tool, runtime, version, protocol, threads))
        .withMessageMatching(name + " must (not be blank|be at least 1), found .*");
  }

  @Test
  void refusesNullByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> provenance(null, "1", "pytorch", "2", "quick", 4))
        .withMessage("specHash");
  }

  @Test
  void aRecordsProvenanceNamesItsProtocol() {
    LatencyResult.Measured measured = measured();
    assertThat(
            new LatencyRecord(provenance("abc", "1", "pytorch", "2", "quick", 4), measured, 1e9)
                .measured())
        .isEqualTo(measured);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LatencyRecord(
                    provenance("abc", "1", "pytorch", "2", "careful", 4), measured, 1e9))
        .withMessage("provenance must name the protocol measured by, quick, found careful");
  }

  @ParameterizedTest
  @CsvSource({
    "1.87, 1.88, 2.40, 2, true",
    "8.90, 19.90, 20.00, 2, false",
    "0.10, 0.20, 3.00, 2, false",
    "3.00, 2.00, 2.00, 2, false",
    "5.00, 5.00, 5.00, 4, false",
    "7.90, 8.10, 8.40, 8, true",
  })
  void aLoadBeyondTheCoresIsADisturbedMachine(
      double before, double after, double peak, int threads, boolean valid) {
    LatencyProvenance busy =
        loaded(
            2,
            threads,
            OptionalDouble.of(before),
            OptionalDouble.of(after),
            OptionalDouble.of(peak));
    assertThat(busy.verdict().valid()).isEqualTo(valid);
    assertThat(busy.verdict().reasons())
        .allMatch(
            it ->
                it.startsWith("the machine was disturbed: its load average was " + busy.loads())
                    && it.contains(" on 2 cores (limit "));
  }

  @Test
  void anUnknownLoadSaysNothing() {
    LatencyProvenance unknown =
        loaded(2, 2, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    assertThat(unknown.verdict().valid()).isTrue();
    assertThat(unknown.loads()).isEqualTo("unknown before, unknown after");
  }

  @Test
  void theVerdictOfARecordIncludesTheLoad() {
    OptionalDouble high = OptionalDouble.of(9);
    LatencyRecord record = new LatencyRecord(loaded(2, 2, high, high, high), measured(), 1e9);
    assertThat(record.measured().verdict().valid()).isTrue();
    assertThat(record.verdict().valid()).isFalse();
    assertThat(record.latency().doubts()).isEqualTo(record.verdict().reasons());
    assertThat(PairedComparison.of(record, record, 1).relative().reserve()).contains("doubtful");
  }

  private static LatencyProvenance loaded(
      int cores, int threads, OptionalDouble before, OptionalDouble after, OptionalDouble peak) {
    HostFacts host = new HostFacts("17", "Linux", "A CPU", 1, OptionalInt.of(cores));
    return new LatencyProvenance(
        "abc",
        0,
        "1",
        "pytorch",
        "2",
        "float32",
        host,
        DeviceFacts.of(host),
        threads,
        before,
        after,
        peak,
        "quick",
        1,
        Instant.EPOCH,
        OptionalLong.empty(),
        Optional.empty());
  }

  /** A store keeps records of versions that did not record how a tool timed its runs. */
  @Test
  void anOlderRecordIsRead() {
    LatencyProvenance now = provenance("abc", "1", "pytorch", "2", "quick", 2);
    String then = RecordJson.write(now).replaceFirst(",\"toolTiming\":null", "");
    assertThat(then).doesNotContain("toolTiming");
    assertThat(RecordJson.read(then, LatencyProvenance.class)).isEqualTo(now);
  }

  @Test
  void theMachinesCoresAreCounted() {
    assertThat(HostFacts.processors("processor\t: 0\nmodel name\t: x\n\nprocessor\t: 1\n"))
        .hasValue(2);
    assertThat(HostFacts.processors("")).isEmpty();
  }

  @Test
  void hostIsReadAnywhere() {
    HostFacts host = HostFacts.read();
    assertThat(host.cpu()).isNotBlank();
    assertThat(host.javaVersion()).isEqualTo(System.getProperty("java.version"));
    HostFacts.loadAverage().ifPresent(load -> assertThat(load).isNotNegative());
    PeakMemory.residentBytes().ifPresent(bytes -> assertThat(bytes).isGreaterThan(1 << 20));
  }

  @Test
  void hostRefusesBlanks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostFacts("17", "Linux", " ", 4, OptionalInt.empty()));
  }

  @Test
  void cpuInfoIsReadOrTheArchitectureStands() {
    assertThat(
            HostFacts.model("processor\t: 0\nmodel name\t: AMD EPYC 7B13\nflags\t: fpu\n", "amd64"))
        .isEqualTo("AMD EPYC 7B13");
    assertThat(
            HostFacts.model("processor : 0\nBogoMIPS : 50\n\nModel : Raspberry Pi 4\n", "aarch64"))
        .isEqualTo("Raspberry Pi 4");
    assertThat(HostFacts.model("processor : 0\n", "aarch64")).isEqualTo("aarch64");
  }

  @Test
  void peakMemoryIsInBytes() {
    assertThat(PeakMemory.parse("Name:\tjava\nVmHWM:\t  123 kB\nVmRSS:\t 99 kB\n"))
        .hasValue(125_952);
    assertThat(PeakMemory.parse("Name:\tjava\n")).isEmpty();
  }

  @Test
  void protocolsComplainByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LatencyProtocol.named("p")
                    .warmup(1, 0)
                    .minRuns(5)
                    .seconds(20, 15)
                    .rounds(3)
                    .budgetSeconds(60)
                    .requiredRuns(3)
                    .bootstrap(1000)
                    .calibrationRuns(3)
                    .build())
        .withMessage("maxSeconds must be finite and at least 20.0, found 15.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LatencyProtocol.named("p")
                    .warmup(1, Double.NaN)
                    .minRuns(5)
                    .seconds(1, 15)
                    .rounds(3)
                    .budgetSeconds(60)
                    .requiredRuns(3)
                    .bootstrap(1000)
                    .calibrationRuns(3)
                    .build())
        .withMessage("warmupSeconds must be finite and at least 0.0, found NaN");
  }

  private static LatencyProvenance provenance(
      String hash, String tool, String runtime, String version, String protocol, int threads) {
    return new LatencyProvenance(
        hash,
        0,
        tool,
        runtime,
        version,
        "float32",
        HOST,
        DeviceFacts.of(HOST),
        threads,
        OptionalDouble.of(0.5),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        protocol,
        1,
        Instant.EPOCH,
        OptionalLong.empty(),
        Optional.empty());
  }

  private static LatencyResult.Measured measured() {
    List<LatencySample> samples = LatencySamples.of(new double[] {1, 1, 1, 1, 1});
    return new LatencyResult.Measured(
        "a",
        LatencyProtocol.QUICK,
        1,
        1,
        1,
        samples,
        LatencySummary.of(samples, LatencyProtocol.QUICK, 1),
        new CalibrationSummary(1e6, List.of(1.0, 1.0), 0.1));
  }
}
