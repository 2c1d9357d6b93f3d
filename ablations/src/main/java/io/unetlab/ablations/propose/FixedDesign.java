package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/** A design whose variants are known before anything is counted. */
final class FixedDesign implements Proposer {

  private final DesignPlan plan;

  FixedDesign(StudySpec study) {
    this.plan = DesignPlan.of(study, study.design().ladder().given());
  }

  @Override
  public Round ask() {
    return Round.counted(plan.variants());
  }

  @Override
  public void tell(List<TrialResult> results) {}

  @Override
  public void end(String why) {}

  @Override
  public Optional<DesignPlan> plan() {
    return Optional.of(plan);
  }
}
