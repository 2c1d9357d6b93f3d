package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Contenders are compared inside one run: each is loaded, run once, and warmed up by rule; then
 * rounds go through all of them in random order, and the calibration kernel runs before the first
 * round and after each.
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
   * Measures; every session it loaded is closed when it returns or throws.
   *
   * @return a result for each contender, in the order given
   * @throws IllegalArgumentException when there are no contenders or two of one name
   */
  public List<LatencyResult> measure(List<Contender> contenders) {
    requireNames(contenders);
    Stopwatch watch = new Stopwatch(options.nanoClock());
    List<Lane> lanes =
        contenders.stream().map(each -> new Lane(each, protocol, options, watch)).toList();
    CalibrationSummary calibrated;
    try {
      calibrated = rounds(lanes, watch);
    } finally {
      closeAll(lanes);
    }
    return lanes.stream().map(lane -> lane.result(calibrated)).toList();
  }

  private CalibrationSummary rounds(List<Lane> lanes, Stopwatch watch) {
    List<Double> seconds = new ArrayList<>();
    if (options.keepLoaded()) {
      lanes.forEach(Lane::prepare);
      if (lanes.size() > 1) {
        lanes.forEach(Lane::settle);
      }
    }
    kernelSeconds(watch); // the kernel's own warm-up
    calibrate(watch, seconds);
    List<List<Integer>> orders =
        Interleaving.orders(lanes.size(), protocol.rounds(), options.seed());
    long last = 0;
    for (int round = 0; protocol.goesOn(round, watch.now(), last); round++) {
      long start = watch.now();
      for (int lane : orders.get(round)) {
        lanes.get(lane).turn(round);
      }
      calibrate(watch, seconds);
      last = watch.now() - start;
    }
    return new CalibrationSummary(calibration.flops(), seconds, protocol.disturbedLimit());
  }

  private void calibrate(Stopwatch watch, List<Double> seconds) {
    double median = kernelSeconds(watch);
    seconds.add(median);
    String detail = String.format(Locale.ROOT, "%.2f GFLOP/s", calibration.flops() / median / 1e9);
    tell(LatencyEvent.Kind.CALIBRATED, detail);
  }

  private void tell(LatencyEvent.Kind kind, String detail) {
    options.listener().accept(new LatencyEvent(kind, "calibration", detail));
  }

  private double kernelSeconds(Stopwatch watch) {
    tell(LatencyEvent.Kind.CALIBRATING, "runs of the kernel");
    return Quantiles.median(
        IntStream.range(0, protocol.calibrationRuns())
            .mapToDouble(run -> watch.time(calibration::run) / 1e9)
            .toArray());
  }

  /** Closes all before it tells of any, so that a listener that throws leaves none open. */
  private static void closeAll(List<Lane> lanes) {
    List<Runnable> complaints = new ArrayList<>();
    for (Lane lane : lanes) {
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
