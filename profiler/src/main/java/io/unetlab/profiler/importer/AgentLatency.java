package io.unetlab.profiler.importer;

import io.unetlab.profiler.device.AgentLine.Hello;
import io.unetlab.profiler.device.AgentRun;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.LatencySample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What a whole run of the agent comes to when nobody here saw it run. */
final class AgentLatency {

  private static final Pattern DESKTOP_VM = Pattern.compile("OpenJDK|HotSpot|OpenJ9");

  private AgentLatency() {}

  static ImportedLatency of(AgentRun run, ImportText text) {
    return new ImportedLatency(
        ImportedNetwork.named(text.stem()),
        target(run.hello()),
        runtime(run.hello()),
        timing(run),
        memory(run.peakBytes()),
        Map.of(),
        List.of(),
        HowKnown.MEASURED_ELSEWHERE,
        LatencySource.file(text));
  }

  private static Timing timing(AgentRun run) {
    List<LatencySample> samples =
        run.samples().stream()
            .map(it -> new LatencySample(0, it.index(), it.startNanos(), it.durationNanos()))
            .toList();
    return Timing.of(
        samples,
        Map.of(Figure.LOAD, run.loadNanos() / 1e6, Figure.FIRST_RUN, run.firstRunNanos() / 1e6));
  }

  private static Optional<ByteRange> memory(long peakBytes) {
    return peakBytes == 0 ? Optional.empty() : Optional.of(new ByteRange(peakBytes, peakBytes));
  }

  // A desktop's Java shows itself by its name; Android's runs on phones and in emulators alike.
  private static KnownTarget target(Hello hello) {
    return new KnownTarget(
        DESKTOP_VM.matcher(hello.vm()).find() ? Optional.of(DeviceKind.DESKTOP) : Optional.empty(),
        Optional.empty(),
        Optional.of(hello.os()),
        Optional.empty(),
        Map.of(
            "vm", hello.vm(),
            "vendor", hello.vendor(),
            "java", hello.java(),
            "arch", hello.arch(),
            "cpus_allowed", hello.cpusAllowed(),
            "cores", Integer.toString(hello.cores())));
  }

  private static KnownRuntime runtime(Hello hello) {
    return new KnownRuntime(
        Optional.of(hello.runtime()),
        Optional.of(hello.runtimeVersion()),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(hello.threads()),
        Map.of("providers", String.join(", ", hello.providers())));
  }
}
