package io.unetlab.cli;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures a session in a process of its own. A network that hangs or brings the process down fails
 * with the reason, and the others are measured again without it: what was measured beside it is
 * lost with the process.
 */
final class ChildBench {

  private final List<String> command;
  private final double mostSeconds;
  private final Consumer<LatencyEvent> listener;
  private final BooleanSupplier stopped;

  /**
   * @param command that starts the process
   * @param mostSeconds that a network may take
   */
  ChildBench(
      List<String> command,
      double mostSeconds,
      Consumer<LatencyEvent> listener,
      BooleanSupplier stopped) {
    this.command = List.copyOf(command);
    this.mostSeconds = mostSeconds;
    this.listener = listener;
    this.stopped = stopped;
  }

  /**
   * Measures at least one network, the base first; without the base the others have nothing to be
   * compared with, and fail too.
   *
   * @throws CancellationException when it was stopped
   */
  BenchRun measure(List<BenchSubject> subjects, BenchSettings settings) {
    List<BenchSubject> left = new ArrayList<>(subjects);
    List<LatencyResult.Failed> failed = new ArrayList<>();
    while (true) {
      MeasuringJob job = MeasuringJob.of(settings, mostSeconds, left);
      ChildEnd end = ChildSession.run(command, job, listener, stopped);
      if (end instanceof ChildEnd.Measured measured) {
        return with(failed, measured.run());
      }
      ChildEnd.Died died = (ChildEnd.Died) end;
      String base = left.get(0).name();
      if (!died.network().equals(base) && left.removeIf(it -> is(it, died))) {
        failed.add(failed(died.network(), died.stage(), died));
        String detail = died.stage() + ": " + died.reason();
        listener.accept(new LatencyEvent(LatencyEvent.Kind.FAILED, died.network(), detail));
      } else {
        left.forEach(it -> failed.add(failed(it.name(), stage(it, died), died)));
        return new BenchRun(settings.protocol(), settings.runSeed(), List.of(), failed, false);
      }
    }
  }

  private static boolean is(BenchSubject subject, ChildEnd.Died died) {
    return subject.name().equals(died.network());
  }

  private static String stage(BenchSubject subject, ChildEnd.Died died) {
    boolean others = !died.network().isEmpty() && !is(subject, died);
    return others ? "the base's " + died.stage() : died.stage();
  }

  private static LatencyResult.Failed failed(String name, String stage, ChildEnd.Died died) {
    return new LatencyResult.Failed(name, stage, died.reason());
  }

  private static BenchRun with(List<LatencyResult.Failed> before, BenchRun run) {
    List<LatencyResult.Failed> failed = new ArrayList<>(before);
    failed.addAll(run.failed());
    return new BenchRun(run.protocol(), run.runSeed(), run.measured(), failed, run.keptLoaded());
  }
}
