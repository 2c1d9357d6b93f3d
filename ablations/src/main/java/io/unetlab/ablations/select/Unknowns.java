package io.unetlab.ablations.select;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;

/** Says why a candidate has no value of a metric. */
final class Unknowns {

  private Unknowns() {}

  static String why(Completed candidate, Metric metric) {
    if (Metrics.isLatency(metric)) {
      return candidate
          .refusal(metric)
          .map(why -> "its " + metric.name() + " is not predicted: " + why)
          .orElse("its " + metric.name() + " was not measured");
    }
    Prediction prediction = candidate.quality().get(metric);
    return prediction == null
        ? "nothing is known about the base's " + metric.name()
        : String.join("; ", prediction.missing());
  }
}
