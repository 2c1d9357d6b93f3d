package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A design whose variants are known before anything is counted.
 *
 * @param known its plan
 */
record FixedDesign(DesignPlan known) implements Proposer {

  FixedDesign {
    Objects.requireNonNull(known, "known");
  }

  static FixedDesign of(StudySpec study) {
    return new FixedDesign(DesignPlan.of(study, study.design().ladder().given()));
  }

  @Override
  public Round ask() {
    return Round.counted(known.variants());
  }

  @Override
  public void tell(List<TrialResult> results) {}

  @Override
  public void end(String why) {}

  @Override
  public Optional<DesignPlan> plan() {
    return Optional.of(known);
  }
}
