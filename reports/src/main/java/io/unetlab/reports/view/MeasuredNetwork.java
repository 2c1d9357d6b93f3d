package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.LatencyRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A network of a study that was measured, and why it was.
 *
 * @param label what it is: the base, an edit of the ladder, a variant of the front
 * @param detail in small beside the label; may be empty
 * @param kept false for an edit that was put back
 */
record MeasuredNetwork(
    Completed trial, LatencyRecord record, String label, String detail, boolean kept) {

  MeasuredNetwork {
    Objects.requireNonNull(trial, "trial");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
  }

  /** The base, the ladder's edits in order, then what else was measured. */
  static List<MeasuredNetwork> of(Trials trials, Measurements measurements) {
    Gathering gathering = new Gathering(measurements);
    gathering.add(trials.result().base(), "the base", "", true);
    for (Rung rung : trials.result().ladder().rungs()) {
      String option = rung.step().option().title();
      String factor = rung.step().factor().title();
      gathering.add(rung.after(), option, factor, rung.step().kept());
    }
    for (TrialResult trial : trials.result().trials()) {
      String tag = trials.tag(trial.variant());
      String detail = trials.isWinner(trial.variant()) ? "the choice" : "on the front";
      gathering.addNew(trial, "variant " + tag, detail);
    }
    return gathering.networks;
  }

  private static final class Gathering {

    private final Measurements measurements;
    private final List<MeasuredNetwork> networks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Gathering(Measurements measurements) {
      this.measurements = measurements;
    }

    void add(TrialResult trial, String label, String detail, boolean kept) {
      if (trial instanceof Completed completed) {
        measurements
            .of(completed)
            .ifPresent(
                record -> {
                  networks.add(new MeasuredNetwork(completed, record, label, detail, kept));
                  seen.add(record.measured().name());
                });
      }
    }

    void addNew(TrialResult trial, String label, String detail) {
      boolean unseen =
          trial instanceof Completed completed
              && measurements
                  .of(completed)
                  .filter(record -> !seen.contains(record.measured().name()))
                  .isPresent();
      if (unseen) {
        add(trial, label, detail, true);
      }
    }
  }
}
