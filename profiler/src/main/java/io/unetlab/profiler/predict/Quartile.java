package io.unetlab.profiler.predict;

import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.predict.NetworkClock.Timed;
import java.util.List;

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

  static double lower(List<Double> values) {
    return Statistics.percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), LOWER);
  }
}
