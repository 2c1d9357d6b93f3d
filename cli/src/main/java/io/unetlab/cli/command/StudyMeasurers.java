package io.unetlab.cli.command;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.measure.DeviceMeasurer;
import io.unetlab.ablations.measure.HostMeasurer;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.cli.option.ProtocolOption;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What measures the latencies of a run: a measurer for each target of the study, watched. */
final class StudyMeasurers {

  private final ProtocolOption protocol;
  private final double timeout;
  private final ProgressLine progress;
  private final Interruption interruption;
  private final PrintWriter err;

  /**
   * @param timeout seconds to measure one network in a session on this machine
   */
  StudyMeasurers(
      ProtocolOption protocol,
      double timeout,
      ProgressLine progress,
      Interruption interruption,
      PrintWriter err) {
    this.protocol = protocol;
    this.timeout = timeout;
    this.progress = progress;
    this.interruption = interruption;
    this.err = err;
  }

  /**
   * The settings, with the measurers of a study's targets.
   *
   * @param counted receives the counted study, before anything is measured
   */
  RunSettings in(RunSettings settings, StudySpec study, Consumer<StudyResult> counted) {
    RunSettings with = settings;
    List<MeasuringWatch> watches = new ArrayList<>();
    for (Target target : study.asked()) {
      String prefix = study.targets().size() > 1 ? target.name() + ": " : "";
      Optional<LatencyProtocol> protocolThere = target.protocol(protocol.protocol());
      if (protocolThere.isPresent()) {
        MeasuringWatch watch =
            new MeasuringWatch(progress, prefix, protocolThere.get(), interruption);
        Optional<LatencyMeasurer> measurer = measurer(target, watch, prefix);
        if (measurer.isPresent()) {
          watches.add(watch);
          with = with.with(target.name(), measurer.get());
        }
      }
    }
    return with.withCounted(
        result -> {
          watches.forEach(it -> it.name(result));
          counted.accept(result);
        });
  }

  private Optional<LatencyMeasurer> measurer(Target target, MeasuringWatch watch, String prefix) {
    return target.match(
        host ->
            isThere(host, prefix)
                ? Optional.of(
                    watch.over(
                        it ->
                            new HostMeasurer(
                                host, protocol.protocol(), Version.tool(), timeout, it)))
                : Optional.empty(),
        device -> Optional.of(watch.over(it -> new DeviceMeasurer(device, Version.tool(), it))),
        imported -> Optional.empty(),
        predicted -> Optional.empty());
  }

  // Without the runtime everything is still counted; only the latency is missing.
  private boolean isThere(Target.Host host, String prefix) {
    Unpacking.tell(List.of(host.runtime()), err);
    try {
      host.runtime().version();
      return true;
    } catch (RuntimeUnavailableException e) {
      err.println("unetlab: " + prefix + "latency is not measured: " + e.getMessage());
      return false;
    }
  }

  /** Prints how many networks could not be measured on a target, if any, and the reasons. */
  static void tellFailures(Measurements measurements, PrintWriter err) {
    int count = measurements.failed().size();
    if (count > 0) {
      String what =
          measurements.trials().isEmpty()
              ? "nothing was measured"
              : count == 1 ? "1 network was not measured" : count + " networks were not measured";
      String reasons =
          measurements.failed().values().stream().distinct().collect(Collectors.joining("; "));
      String where = " on " + measurements.target().name() + ": ";
      err.println("unetlab: " + what + where + reasons);
    }
  }
}
