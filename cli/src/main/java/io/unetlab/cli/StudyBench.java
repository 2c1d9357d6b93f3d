package io.unetlab.cli;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostSpeed;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures a study's networks on this machine, each session in a process of its own and never two
 * at once: another process that measures is waited for, since each would be measuring the other.
 */
final class StudyBench implements LatencyMeasurer {

  private final Target.Host target;
  private final LatencyProtocol protocol;
  private final double mostSeconds;
  private final Consumer<String> progress;
  private final BooleanSupplier stopped;

  StudyBench(
      Target.Host target,
      LatencyProtocol protocol,
      double mostSeconds,
      Consumer<String> progress,
      BooleanSupplier stopped) {
    this.target = target;
    this.protocol = protocol;
    this.mostSeconds = mostSeconds;
    this.progress = progress;
    this.stopped = stopped;
  }

  @Override
  public String target() {
    HostFacts host = HostFacts.read();
    return String.format(
        Locale.ROOT,
        "%s %s, %s, %d threads, %s with %d cores",
        target.runtime().id(),
        target.runtime().version(),
        ChoiceType.word(target.precision()),
        settings(0).threads(),
        host.cpu(),
        host.cores());
  }

  @Override
  public String protocol() {
    return protocol.name();
  }

  @Override
  public BenchRun measure(List<BenchSubject> subjects, long replicate) {
    return new MachineLock(progress, stopped).hold(() -> bench(subjects, replicate));
  }

  /** What this machine does a second while nothing else measures, by the target's runtime. */
  double flopsPerSecond() {
    return new MachineLock(progress, stopped).hold(() -> HostSpeed.flopsPerSecond(settings(0)));
  }

  private BenchRun bench(List<BenchSubject> subjects, long replicate) {
    return new ChildBench(ChildCommand.words(), mostSeconds, this::hear, stopped)
        .measure(subjects, settings(replicate));
  }

  private void hear(LatencyEvent event) {
    progress.accept("latency of " + event.subject() + ": " + event.detail());
  }

  private BenchSettings settings(long replicate) {
    BenchSettings usual = BenchSettings.of(protocol);
    return new BenchSettings(
        protocol,
        List.of(target.runtime()),
        target.threads().orElse(usual.threads()),
        target.precision(),
        0,
        replicate);
  }
}
