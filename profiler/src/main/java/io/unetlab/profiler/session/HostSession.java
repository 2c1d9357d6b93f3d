package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.process.ChildCommand;
import io.unetlab.profiler.process.ChildDiedException;
import io.unetlab.profiler.process.ChildProcess;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Measures on this machine, each session in a separate process and never two at once. A network
 * that hangs or crashes the process fails with the reason, and the others are measured again
 * without it, since the results of that process are lost.
 */
public final class HostSession {

  private final List<String> command;
  private final String tool;
  private final double mostSeconds;
  private final Observer observer;

  /**
   * @param tool this program's name and version, for the provenance
   * @param mostSeconds time limit per network
   */
  public HostSession(String tool, double mostSeconds, Observer observer) {
    this(ChildCommand.words(MeasuringMain.class), tool, mostSeconds, observer);
  }

  /**
   * @param command starts the process
   */
  HostSession(List<String> command, String tool, double mostSeconds, Observer observer) {
    this.command = List.copyOf(command);
    this.tool = tool;
    this.mostSeconds = mostSeconds;
    this.observer = observer;
  }

  /**
   * Measures at least one network, the base first; if the base fails, the others have no reference
   * and fail too.
   *
   * @throws CancellationException when the observer stopped it
   */
  public BenchRun measure(List<BenchSubject> subjects, BenchSettings settings) {
    return MachineLock.here(observer).hold(() -> locked(subjects, settings));
  }

  private BenchRun locked(List<BenchSubject> subjects, BenchSettings settings) {
    List<BenchSubject> left = new ArrayList<>(subjects);
    List<LatencyResult.Failed> failed = new ArrayList<>();
    while (true) {
      MeasuringJob job = MeasuringJob.of(settings, tool, mostSeconds, left);
      AtWork at = new AtWork(mostSeconds, observer);
      try {
        return with(failed, ChildProcess.run(command, job, LatencyEvent.class, BenchRun.class, at));
      } catch (ChildDiedException died) {
        Optional<String> guilty = guilty(left, at);
        if (guilty.isEmpty()) {
          left.forEach(it -> failed.add(failed(it.name(), stage(it, at), died)));
          return new BenchRun(settings.protocol(), settings.runSeed(), List.of(), failed, false);
        }
        String name = guilty.get();
        left.removeIf(it -> it.name().equals(name));
        failed.add(failed(name, at.stage(), died));
        String detail = at.stage() + ": " + died.reason();
        observer.tell(new LatencyEvent(LatencyEvent.Kind.FAILED, name, detail));
      }
    }
  }

  /** The network to leave out of the next try; empty when the base or none was at work. */
  private static Optional<String> guilty(List<BenchSubject> left, AtWork at) {
    String base = left.get(0).name();
    return at.network()
        .filter(it -> !it.equals(base))
        .filter(it -> left.stream().anyMatch(subject -> subject.name().equals(it)));
  }

  private static String stage(BenchSubject subject, AtWork at) {
    boolean others = at.network().filter(it -> !it.equals(subject.name())).isPresent();
    return others ? "the base's " + at.stage() : at.stage();
  }

  private static LatencyResult.Failed failed(String name, String stage, ChildDiedException died) {
    return new LatencyResult.Failed(name, stage, died.reason());
  }

  private static BenchRun with(List<LatencyResult.Failed> before, BenchRun run) {
    List<LatencyResult.Failed> failed = new ArrayList<>(before);
    failed.addAll(run.failed());
    return new BenchRun(run.protocol(), run.runSeed(), run.measured(), failed, run.keptLoaded());
  }
}
