package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.LadderSpec;
import io.unetlab.ablations.study.StudySpec;
import java.util.List;

/** A study's variants: its design laid out, once the best order is found where it asks for one. */
public final class DesignPlanner {

  private DesignPlanner() {}

  public static DesignPlan plan(StudySpec study) {
    LadderSpec ladder = study.design().ladder();
    List<Design.Step> steps =
        ladder.best().map(best -> new GreedyLadder(study, best).steps()).orElse(ladder.given());
    return DesignPlan.of(study.factors(), study.design(), steps);
  }
}
