package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.StudySpec;
import java.util.List;

/** A study's variants: its design laid out, once the best order is found where it asks for one. */
public final class DesignPlanner {

  private DesignPlanner() {}

  public static DesignPlan plan(StudySpec study) {
    Design design = study.design();
    List<Design.Step> steps =
        design
            .bestOrder()
            .map(best -> new GreedyLadder(study, best).steps())
            .orElse(design.ladder());
    return DesignPlan.of(study.factors(), design, steps);
  }
}
