package io.unetlab.profiler.importer;

import io.unetlab.profiler.device.AgentLine.Hello;
import io.unetlab.profiler.device.AgentRun;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The latency of a complete agent run that was not made by this program. */
final class AgentLatency {

  private static final Pattern DESKTOP_VM = Pattern.compile("OpenJDK|HotSpot|OpenJ9");

  private AgentLatency() {}

  static ImportedLatency of(AgentRun run, ImportText text) {
    return new ImportedLatency(
        ImportedNetwork.named(text.stem()),
        latency(run),
        memory(run.peakBytes()),
        Map.of(),
        List.of(),
        LatencySource.file(text));
  }

  private static Latency latency(AgentRun run) {
    List<LatencySample> samples =
        run.samples().stream()
            .map(it -> new LatencySample(0, it.index(), it.startNanos(), it.durationNanos()))
            .toList();
    return Latency.of(
        samples,
        Map.of(
            Statistic.LOAD, run.loadNanos() / 1e6, Statistic.FIRST_RUN, run.firstRunNanos() / 1e6),
        device(run.hello()),
        runtime(run.hello()),
        HowKnown.MEASURED_ELSEWHERE);
  }

  private static Optional<ByteRange> memory(OptionalLong peakBytes) {
    return peakBytes.stream().mapToObj(it -> new ByteRange(it, it)).findFirst();
  }

  // A desktop JVM is recognised by its name; Android's VM runs on phones and emulators alike.
  private static KnownDevice device(Hello hello) {
    return new KnownDevice(
        DESKTOP_VM.matcher(hello.vm()).find() ? Optional.of(DeviceKind.DESKTOP) : Optional.empty(),
        Optional.empty(),
        Optional.of(hello.os()),
        Optional.empty(),
        Map.of(
            "vm", hello.vm(),
            "vendor", hello.vendor(),
            "java", hello.java(),
            "arch", hello.arch(),
            "cpus_allowed", hello.cpusAllowed().orElse(""),
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
