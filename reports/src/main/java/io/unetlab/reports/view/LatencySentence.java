package io.unetlab.reports.view;

import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;

/** The latency of a study's choice in one sentence, however it is known. */
final class LatencySentence {

  private LatencySentence() {}

  /**
   * The sentence, with the time relative to the base's where both are known.
   *
   * @param where such as {@code On host, as host.yaml predicts}
   * @param value of the choice's latency
   */
  static String of(
      Trials trials, TargetLatencies latencies, Completed winner, String where, String value) {
    String ofBase =
        trials
            .base()
            .flatMap(base -> latencies.compare(winner, base))
            .map(it -> ", " + RelativeText.ofBase(it))
            .orElse("");
    return where + ", it takes " + value + ofBase + ".";
  }
}
