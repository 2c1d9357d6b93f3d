package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.source.SpecException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits by the base's value. */
class RelativeLimitTest {

  private static final String SMALL = "trained_small";
  private static final String LOSS = "select.where={denoising_loss: \"<= base + 1 %\"}";

  @Test
  void aCountOfTheBaseIsKnownWhenTheStudyIsRead() {
    StudySpec study = Studies.load(SMALL, "select.where={params: \"<= base - 5 %\", macs: < base}");

    BigDecimal params =
        StudyRunner.run(study).base().completed().orElseThrow().counted().require("params");
    List<Constraint> where = study.select().where();
    assertThat(study.select().relative()).isEmpty();
    assertThat(where.get(0).bound()).isEqualByComparingTo(params.multiply(new BigDecimal("0.95")));
    assertThat(where.get(0).text()).endsWith("(base - 5 %)");
    assertThat(where.get(1).text()).startsWith("macs < ").endsWith("(base)");
  }

  @Test
  void aStatedQualityIsKnownAsLongAsNoTrainingReplacesIt() {
    Constraint limit =
        Studies.load("choice", "select.where={fid: \"<= base + 0.25\"}").select().where().get(0);
    BigDecimal fid = Studies.load("choice").quality().get(0).value();
    assertThat(limit.bound()).isEqualByComparingTo(fid.add(new BigDecimal("0.25")));

    StudySpec trained = Studies.load("trained", "select.where={fid: \"<= base + 0.25\"}");
    assertThat(trained.select().relative())
        .extracting(it -> it.text())
        .containsExactly("fid <= base + 0.25");
    assertThat(StudyRunner.run(trained).decision().select().relative()).isEmpty();
  }

  @Test
  void aTrainedValueOfTheBaseIsTheBound() {
    StudyResult result =
        StudyRunner.run(Studies.load(SMALL, LOSS), RunSettings.PLAIN.with(new FakeTrainer()));

    double base = loss(result, 0);
    Constraint limit = result.decision().select().where().get(0);
    assertThat(limit.bound().doubleValue())
        .isEqualTo(1.01 * base, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(result.decision().select().text()).contains("(base + 1 %)");
    assertThat(Studies.winner(result)).isNotEqualTo("nobody").isNotEqualTo("attention=none");
  }

  @Test
  void whereTheBaseIsUnknownNothingIsChosenUnlessUnknownIsAllowed() {
    StudyResult refused = StudyRunner.run(Studies.load(SMALL, LOSS));
    assertThat(Studies.winner(refused)).isEqualTo("nobody");
    assertThat(refused.decision().verdicts().get(1).reasons())
        .contains(
            "denoising_loss <= base + 1 % cannot be shown: the base's denoising_loss is unknown");
    assertThat(refused.decision().verdicts().get(1).unknown()).hasSize(1);

    StudyResult allowed = StudyRunner.run(Studies.load(SMALL, LOSS, "select.unknown=allow"));
    assertThat(Studies.winner(allowed)).isEqualTo("attention=none");
  }

  @Test
  void aSearchNeedsItsLimitsFromTheStart() {
    assertThatThrownBy(
            () ->
                Studies.load(
                    SMALL,
                    LOSS,
                    "design={search: {algorithm: random, evaluations: 2, objectives: [params, macs]}}",
                    "quality.candidates=2"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("denoising_loss <= base + 1 %");
  }

  private static double loss(StudyResult result, int trial) {
    return result
        .trials()
        .get(trial)
        .completed()
        .flatMap(it -> it.value(result.study().metrics().get(2)))
        .orElseThrow()
        .doubleValue();
  }
}
