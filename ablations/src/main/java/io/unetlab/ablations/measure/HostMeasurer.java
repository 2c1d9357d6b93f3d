package io.unetlab.ablations.measure;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostSpeed;
import io.unetlab.profiler.session.HostSession;
import io.unetlab.profiler.session.MachineLock;
import io.unetlab.profiler.session.Observer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures a study's networks on this machine. */
public final class HostMeasurer implements LatencyMeasurer {

  private final Target.Host target;
  private final LatencyProtocol protocol;
  private final HostSession session;

  /**
   * @param tool this program's name and version, for the provenance
   * @param mostSeconds the time limit for one network
   */
  public HostMeasurer(
      Target.Host target,
      LatencyProtocol protocol,
      String tool,
      double mostSeconds,
      Observer observer) {
    this.target = target;
    this.protocol = protocol;
    this.session = new HostSession(tool, mostSeconds, observer);
  }

  @Override
  public String target() {
    HostFacts host = HostFacts.read();
    return String.format(
        Locale.ROOT,
        "%s %s, %s, %d threads, %s with %d cores",
        target.runtime().id(),
        target.runtime().version(),
        target.precision().text(),
        settings(target, protocol, 0).threads(),
        host.cpu(),
        host.cores());
  }

  @Override
  public String protocol() {
    return protocol.name();
  }

  @Override
  public BenchRun measure(List<BenchSubject> subjects, long replicate) {
    return session.measure(subjects, settings(target, protocol, replicate));
  }

  /**
   * The FLOPs per second that the target's runtime reaches here; empty when something is being
   * measured on this machine, which this would disturb.
   */
  public static Optional<Double> flopsPerSecond(Target.Host target) {
    BenchSettings settings = settings(target, LatencyProtocol.QUICK, 0);
    return MachineLock.here(Observer.of(step -> {}))
        .holdSoon(() -> HostSpeed.flopsPerSecond(settings));
  }

  private static BenchSettings settings(
      Target.Host target, LatencyProtocol protocol, long replicate) {
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
