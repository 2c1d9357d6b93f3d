package io.unetlab.profiler.predict;

import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.predict.NetworkClock.Batch;
import io.unetlab.profiler.predict.NetworkClock.Timed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lower quartile of a graph's runs stands for its time: others on the machine make runs slower
 * and never faster, and a model is of the target alone.
 */
final class Quartile {

  private static final double LOWER = 25;
  private static final double MIDDLE = 50;
  private static final double UPPER = 75;

  private Quartile() {}

  /** The time of a graph; a turn's first run counts only where turns have no other. */
  static Timed of(List<LatencySample> samples) {
    double[] later =
        samples.stream().filter(it -> it.index() > 0).mapToDouble(LatencySample::millis).toArray();
    double[] millis =
        later.length > 0 ? later : samples.stream().mapToDouble(LatencySample::millis).toArray();
    double spread =
        (Statistics.percentile(millis, UPPER) - Statistics.percentile(millis, LOWER))
            / Statistics.percentile(millis, MIDDLE);
    return new Timed(Statistics.percentile(millis, LOWER), spread, millis.length);
  }

  /** The times of graphs that were timed together, with the calibration kernel. */
  static Batch batch(List<LatencyResult> results) {
    Map<String, Timed> times = new LinkedHashMap<>();
    Map<String, String> failed = new LinkedHashMap<>();
    List<Double> kernel = new ArrayList<>();
    for (LatencyResult result : results) {
      result.either(
          it -> {
            times.put(it.name(), of(it.samples()));
            kernel.add(lower(it.calibration().seconds()) * 1e3);
          },
          it -> failed.put(it.name(), it.stage() + ": " + it.reason()));
    }
    // All have the same calibration.
    return new Batch(kernel.isEmpty() ? Double.NaN : kernel.get(0), times, failed);
  }

  private static double lower(List<Double> values) {
    return Statistics.percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), LOWER);
  }
}
