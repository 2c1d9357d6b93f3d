package io.unetlab.ablations.propose;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.Fitted;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import org.junit.jupiter.api.Test;

/** A study that asks what is consistent with published figures. */
class FitProposerTest {

  @Test
  void theVariantsAreTheConsistentConfigurations() {
    StudyResult result = run("published: [{metric: cross_attentions, value: 10}]");
    Fitted fitted = result.searched().fitted().orElseThrow();

    assertThat(fitted.consistent()).isEqualTo(result.searched().variants().size()).isPositive();
    assertThat(result.trials().stream().skip(1))
        .hasSize((int) fitted.consistent())
        .allSatisfy(
            it ->
                assertThat(it.completed().orElseThrow().counted().count("cross_attentions"))
                    .isEqualTo(10));
  }

  @Test
  void aStepIsComparedWithTheNetworkBeforeIt() {
    StudyResult result =
        run(
            "steps: [{choices: {width: 96}, changes: [{metric: params, change: 500 %, within: 1"
                + " %}]}, {title: deeper, factors: [depth], changes: [{metric: params, change: 0"
                + " %, within: 1 %}]}]");
    Fitted fitted = result.searched().fitted().orElseThrow();

    assertThat(fitted.consistent()).isZero();
    assertThat(fitted.figures().get(1).step()).hasValue("deeper");
    assertThat(fitted.figures().get(1).found()).as("the base's depth").isZero();
    assertThat(fitted.figures().get(1).isMet()).isTrue();
    assertThat(fitted.figures().get(0).isMet()).isFalse();
  }

  private static StudyResult run(String fit) {
    String text =
        "kind: study\nname: x\nbase: tiny.yaml\nfactors:\n"
            + "  - {name: width, path: 'levels[1].channels', values: [64, 96]}\n"
            + "  - {name: depth, path: 'levels[1].transformers', values: [1, 2, 3]}\n"
            + "design: {search: {algorithm: fit, "
            + fit
            + "}}\nselect: {minimize: [params, macs]}\n";
    Problems problems = new Problems();
    return StudyRunner.run(
        StudyLoader.load(
                new Source("study.yaml", text), Studies.DIRECTORY, SpecPatch.EMPTY, problems)
            .orElseThrow(() -> new AssertionError(problems.all())));
  }
}
