package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A prediction is the base plus what each choice adds, and no firmer than its weakest link. */
class QualityModelTest {

  private final StudySpec study = Studies.load("choice");

  @Test
  void theBaseIsWhatItIsStatedToBe() {
    Prediction base = fid(Map.of());

    assertThat(base.value().orElseThrow()).isEqualByComparingTo("10");
    assertThat(base.weakestKind()).contains(EvidenceKind.MEASURED);
    assertThat(base.weakestFirmness()).contains(Firmness.EXACT);
  }

  @Test
  void changesAddUpExactly() {
    Prediction both = fid(Map.of("attention", "cross", "ratio", "three"));

    assertThat(both.value().orElseThrow()).isEqualByComparingTo("10.75");
    assertThat(both.chain())
        .extracting(term -> term.label() + " " + term.amount() + " " + term.source())
        .containsExactly("base 10.0 bench", "attention=cross 0.25 guess", "ratio=three 0.5 paper");
    assertThat(both.weakestKind()).contains(EvidenceKind.ASSUMED);
    assertThat(both.weakestFirmness()).contains(Firmness.MID);
  }

  @Test
  void anEffectIsUnknownWithoutTheChoicesItWasShownWith() {
    Prediction alone = fid(Map.of("attention", "cross", "gate", "swish"));

    assertThat(alone.isKnown()).isFalse();
    assertThat(alone.missing()).containsExactly("attention=cross was shown only with ratio=three");
    assertThat(alone.chain()).hasSize(2);
  }

  @Test
  void aChoiceWithoutEvidenceMakesTheWholeUnknown() {
    StudySpec bare = Studies.load("choice", "factors[2].options[1].evidence=[]");
    Variant variant = Variant.of(bare.factors(), Map.of("gate", "swish", "ratio", "three"));

    Prediction prediction = new QualityModel(bare).predict(variant).get(QualityMetrics.ALL.get(0));

    assertThat(prediction.missing()).containsExactly("nothing is known about gate=swish");
  }

  private Prediction fid(Map<String, String> choices) {
    Variant variant = Variant.of(study.factors(), choices);
    return new QualityModel(study).predict(variant).get(Metrics.find("fid").orElseThrow());
  }
}
