package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.List;

/** What is known of the latencies on one of a study's targets. */
public sealed interface TargetLatencies permits Measurements, ImportedLatencies {

  Target target();

  /** What the study calls the target's latency. */
  Metric metric();

  /** A trial with its latency, where that is known. */
  Completed addTo(Completed trial);

  /** Trials with what is known of them on some targets. */
  static List<TrialResult> addTo(List<TrialResult> trials, List<TargetLatencies> latencies) {
    return trials.stream().map(it -> addTo(it, latencies)).toList();
  }

  private static TrialResult addTo(TrialResult trial, List<TargetLatencies> latencies) {
    if (!(trial instanceof Completed completed)) {
      return trial;
    }
    Completed with = completed;
    for (TargetLatencies each : latencies) {
      with = each.addTo(with);
    }
    return with;
  }
}
