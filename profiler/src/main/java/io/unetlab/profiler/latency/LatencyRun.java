package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares contenders within one run in this process: each is loaded, run once and warmed up by the
 * protocol; then come the {@link Rounds}.
 */
public final class LatencyRun {

  private final LatencyProtocol protocol;
  private final Calibration calibration;
  private final LatencyOptions options;

  public LatencyRun(LatencyProtocol protocol, Calibration calibration, LatencyOptions options) {
    this.protocol = protocol;
    this.calibration = calibration;
    this.options = options;
  }

  /**
   * Measures; closes every session it loaded before it returns or throws.
   *
   * @return a result for each contender, in the order given
   * @throws IllegalArgumentException when there are no contenders or two share a name
   */
  public List<LatencyResult> measure(List<Contender> contenders) {
    requireNames(contenders);
    Stopwatch watch = new Stopwatch(options.nanoClock());
    List<HostLane> lanes =
        contenders.stream().map(each -> new HostLane(each, protocol, options, watch)).toList();
    Rounds.Outcome outcome;
    try {
      outcome = rounds(lanes, watch);
    } finally {
      closeAll(lanes);
    }
    return lanes.stream().map(lane -> lane.result(outcome.calibration())).toList();
  }

  private Rounds.Outcome rounds(List<HostLane> lanes, Stopwatch watch) {
    if (options.keepLoaded()) {
      lanes.forEach(HostLane::prepare);
      if (lanes.size() > 1) {
        lanes.forEach(HostLane::settle);
      }
    }
    HostKernel kernel =
        new HostKernel(calibration, protocol.calibrationRuns(), watch, options.listener());
    kernel.warmUp();
    return new Rounds(protocol, options.seed(), watch).run(lanes, kernel);
  }

  /** Closes all before reporting any, so that a listener that throws leaves none open. */
  private static void closeAll(List<HostLane> lanes) {
    List<Runnable> complaints = new ArrayList<>();
    for (HostLane lane : lanes) {
      lane.release().ifPresent(reason -> complaints.add(() -> lane.tellCloseFailed(reason)));
    }
    complaints.forEach(Runnable::run);
  }

  private static void requireNames(List<Contender> contenders) {
    Checks.atLeast("number of contenders", contenders.size(), 1);
    Set<String> names = new HashSet<>();
    for (Contender contender : contenders) {
      Checks.text("contender's name", contender.name());
      if (!names.add(contender.name())) {
        throw new IllegalArgumentException("two contenders are named " + contender.name());
      }
    }
  }
}
