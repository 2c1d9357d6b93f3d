package io.unetlab.cli.command;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.cli.output.MeasuringSteps;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.session.Observer;
import io.unetlab.reports.view.NetworkNames;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows what a study's measuring does on one target, with the names that its networks have. */
final class MeasuringWatch {

  private static final String KEEPS = "; Ctrl-C keeps what is done";

  private final ProgressLine line;
  private final String prefix;
  private final LatencyProtocol protocol;
  private final BooleanSupplier stopped;
  private volatile Map<String, String> names = Map.of();
  private volatile Consumer<LatencyEvent> steps = event -> {};
  private int sessions;

  /**
   * @param prefix of every line, such as {@code laptop: }; empty with a single target
   */
  MeasuringWatch(
      ProgressLine line, String prefix, LatencyProtocol protocol, BooleanSupplier stopped) {
    this.line = line;
    this.prefix = prefix;
    this.protocol = protocol;
    this.stopped = stopped;
  }

  /** Takes the networks' names from a study that was counted. */
  void name(StudyResult counted) {
    names = NetworkNames.of(new Trials(counted));
  }

  private Observer observer() {
    return new Observer(event -> steps.accept(event), other -> line.tell(prefix + other), stopped);
  }

  /** The measurer that the function makes for the observer, watched. */
  LatencyMeasurer over(Function<Observer, LatencyMeasurer> made) {
    LatencyMeasurer measurer = made.apply(observer());
    return new LatencyMeasurer() {
      @Override
      public String target() {
        return measurer.target();
      }

      @Override
      public String protocol() {
        return measurer.protocol();
      }

      @Override
      public BenchRun measure(List<BenchSubject> subjects, long replicate) {
        begin(subjects.stream().map(BenchSubject::name).toList());
        return measurer.measure(subjects, replicate);
      }
    };
  }

  private void begin(List<String> networks) {
    sessions++;
    String session = prefix + (sessions == 1 ? "" : "session " + sessions + ", ");
    steps =
        new MeasuringSteps(
            networks,
            it -> names.getOrDefault(it, it),
            protocol,
            it -> line.say(session + it + KEEPS),
            System::nanoTime);
  }
}
