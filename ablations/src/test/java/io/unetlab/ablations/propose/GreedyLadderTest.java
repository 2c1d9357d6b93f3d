package io.unetlab.ablations.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.QualityMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each step of the best order is the best of all steps there are, by the trials of all variants.
 */
class GreedyLadderTest {

  private static final String BEST = "{ladder: {best: macs, per: fid}";

  /** By a score of its own: nothing lost, then by what is saved for a loss, then unknown. */
  private static double score(Completed before, Completed after) {
    double saved = macs(before) - macs(after);
    OptionalDouble was = fid(before);
    OptionalDouble is = fid(after);
    if (was.isEmpty() || is.isEmpty()) {
      return -1e30 + saved;
    }
    double lost = is.getAsDouble() - was.getAsDouble();
    return lost <= 0 ? 1e30 + saved : saved / lost;
  }

  private static double macs(Completed trial) {
    return trial.counted().require("macs").doubleValue();
  }

  private static OptionalDouble fid(Completed trial) {
    return trial.quality().get(QualityMetrics.ALL.get(0)).value().stream()
        .mapToDouble(Number::doubleValue)
        .findFirst();
  }

  @Test
  void everyStepIsTheBestThereIs() {
    Map<String, Completed> all =
        Studies.run("choice", "design=" + BEST + ", factorial: all}").trials().stream()
            .map(Completed.class::cast)
            .collect(Collectors.toMap(it -> it.variant().label(), it -> it));
    List<LadderStep> ladder =
        DesignPlanner.plan(Studies.load("choice", "design=" + BEST + "}")).ladder();

    assertThat(ladder.stream().filter(LadderStep::kept)).hasSize(3);
    for (LadderStep step : ladder) {
      Completed before = Objects.requireNonNull(all.get(step.before().label()));
      Completed after = Objects.requireNonNull(all.get(step.variant().label()));
      List<Double> others = new ArrayList<>();
      for (Completed other : all.values()) {
        boolean oneMore =
            other.variant().changes() == before.variant().changes() + 1
                && before.variant().choices().entrySet().stream()
                        .filter(
                            it -> !it.getValue().equals(other.variant().choices().get(it.getKey())))
                        .count()
                    == 1;
        if (oneMore) {
          others.add(score(before, other));
        }
      }
      double best = others.stream().max(Double::compare).orElseThrow();
      assertThat(score(before, after) == best).as(step.variant().label()).isEqualTo(step.kept());
    }
  }

  @Test
  void ofSeveralOptionsEachIsTriedAndOneIsKept() {
    List<LadderStep> ratio =
        DesignPlanner.plan(
                Studies.load("choice", "design={ladder: {best: macs, per: fid, factors: ratio}}"))
            .ladder();

    assertThat(ratio).extracting(step -> step.option().name()).hasSize(2);
    assertThat(ratio).extracting(LadderStep::kept).containsExactly(false, true);
  }

  @Test
  void anEditWaitsForWhatItNeeds() {
    List<String> kept =
        DesignPlanner.plan(Studies.load("conditions", "design=" + BEST + "}")).ladder().stream()
            .filter(LadderStep::kept)
            .map(step -> step.variant().label())
            .toList();

    assertThat(kept)
        .containsExactly("ratio=one", "gate=swish ratio=one", "heads=two gate=swish ratio=one");
  }

  @Test
  void whatCannotBeClimbedIsSaid() {
    var plan =
        DesignPlanner.plan(
            Studies.load(
                "conditions", "design={ladder: {best: macs, per: fid, factors: [gate, heads]}}"));

    assertThat(plan.ladder()).isEmpty();
    assertThat(plan.parts().get(1).leftOut())
        .containsExactly(
            "heads: no option of it can be made on top of the steps",
            "gate: no option of it can be made on top of the steps");
  }

  @Test
  void aFaultOfOursIsNotTakenForAStepThatCannotBeMade() {
    Proposer ladder = Proposers.of(Studies.load("choice", "design=" + BEST + "}"));
    TrialResult failed = new TrialResult.Failed(ladder.ask().variants().get(0), "a bug");

    assertThatThrownBy(() -> ladder.tell(List.of(failed)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a bug");
  }

  @Test
  void theRunClimbsIt() {
    StudyResult result = Studies.run("choice", "design=" + BEST + "}");

    assertThat(result.trials().stream().map(TrialResult::variant).toList())
        .hasSizeGreaterThan(3)
        .contains(result.ladder().rungs().get(0).after().variant());
  }
}
