package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.study.StudySpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A design asks for exactly these variants, in this order. */
class DesignPlanTest {

  @Test
  void oneAtATimeTriesEachOtherOptionAlone() {
    assertThat(labels("design={one_at_a_time: all}"))
        .containsExactly("base", "attention=cross", "ratio=three", "ratio=one", "gate=swish");
    assertThat(labels("design={one_at_a_time: [gate, attention]}"))
        .containsExactly("base", "attention=cross", "gate=swish");
  }

  @Test
  void aFactorialChangesItsLastFactorFastest() {
    assertThat(labels("design={factorial: [gate, ratio]}"))
        .containsExactly(
            "base",
            "gate=swish",
            "ratio=three",
            "ratio=three gate=swish",
            "ratio=one",
            "ratio=one gate=swish");
    assertThat(labels("design={factorial: all}")).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void aLadderStepThatIsNotKeptIsPutBack() {
    StudySpec study = Studies.load("choice");
    DesignPlan plan = DesignPlanner.plan(study);

    assertThat(plan.ladder())
        .extracting(step -> step.before().label() + " -> " + step.variant().label())
        .containsExactly(
            "base -> ratio=one",
            "base -> ratio=three",
            "ratio=three -> attention=cross ratio=three");
    assertThat(plan.ladder()).extracting(LadderStep::kept).containsExactly(false, true, true);
  }

  @Test
  void aVariantThatSeveralDesignsAskForIsOneTrial() {
    String design = "design={one_at_a_time: [ratio], ladder: [{ratio: one}], factorial: ratio}";

    assertThat(labels(design)).containsExactly("base", "ratio=three", "ratio=one");
  }

  @Test
  void theSizeIsNeverBelowTheNumberOfVariants() {
    StudySpec study = Studies.load("choice", "design={one_at_a_time: all, factorial: all}");

    assertThat(study.design().size(study.factors())).isEqualTo(4 + 12);
  }

  private static List<String> labels(String design) {
    StudySpec study = Studies.load("choice", design);
    return DesignPlanner.plan(study).variants().stream().map(Variant::label).toList();
  }
}
