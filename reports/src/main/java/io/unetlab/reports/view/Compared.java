package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.NearMiss;
import io.unetlab.ablations.select.Verdict;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.CountedParts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the networks that a page sets side by side.
 *
 * @param name what the page calls it
 */
public record Compared(String name, CountedParts counted) {

  public Compared {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(counted, "counted");
  }

  /** The base, and the choice or what comes nearest to one; empty if nothing does. */
  public static Optional<List<Compared>> of(Trials trials) {
    StudyResult result = trials.result();
    Optional<Completed> nearest =
        result.decision().nearMisses().stream()
            .map(NearMiss::verdict)
            .map(Verdict::candidate)
            .findFirst();
    String name = trials.winner().isPresent() ? "choice" : "nearest";
    return trials
        .winner()
        .or(() -> nearest)
        .map(
            it ->
                List.of(
                    new Compared("base", CountedParts.of(result.study().base().spec())),
                    new Compared(name, CountedParts.of(result.spec(it)))));
  }
}
