package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One edit of the ladder with its effects.
 *
 * @param before the variant without the edit
 * @param after with the edit
 * @param changes one for each of the study's metrics, in their order
 */
public record Rung(LadderStep step, TrialResult before, TrialResult after, List<Change> changes) {

  public Rung {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    changes = List.copyOf(changes);
  }

  public Optional<Change> change(String metric) {
    return changes.stream().filter(it -> it.metric().name().equals(metric)).findFirst();
  }
}
