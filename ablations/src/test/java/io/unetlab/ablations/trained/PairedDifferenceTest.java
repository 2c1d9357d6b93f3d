package io.unetlab.ablations.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Differences of networks over the seeds that both were trained with. */
class PairedDifferenceTest {

  private static final Metric LOSS = Metrics.find("denoising_loss").orElseThrow();
  private static final Metric GAIN = Metrics.find("caption_gain").orElseThrow();

  @Test
  void onlyCommonSeedsCountAndWhatASeedDoesToBothCancels() {
    PairedDifference difference =
        PairedDifference.of(
            Map.of(1L, 1.10, 2L, 2.12, 3L, 3.08, 9L, 0.0),
            Map.of(1L, 1.0, 2L, 2.0, 3L, 3.0, 4L, 7.0));

    assertThat(difference.pairs()).isEqualTo(3);
    assertThat(difference.mean()).isEqualTo(0.1, within(1e-12));
    assertThat(difference.sd().orElseThrow()).isEqualTo(0.02, within(1e-12));
    // t(0.975, 2) = 4.30265, by tables.
    assertThat(difference.reach().orElseThrow())
        .isEqualTo(4.30265 * 0.02 / Math.sqrt(3), within(1e-6));
    assertThat(difference.isSeparated()).isTrue();
  }

  @Test
  void theSeedsNeededFollowGuenther() {
    // d = s: (1.95996 + 0.84162)^2 + 1.95996^2 / 2 = 7.849 + 1.921 = 9.77; tables of the exact test
    // say 10.
    assertThat(new PairedDifference(4, 1, OptionalDouble.of(1)).seedsNeeded()).hasValue(10);
    // s = 2 d: 31.4 + 1.92 = 33.3; tables say 34.
    assertThat(new PairedDifference(4, -1, OptionalDouble.of(2)).seedsNeeded()).hasValue(34);
    assertThat(new PairedDifference(4, 0, OptionalDouble.of(1)).seedsNeeded()).isEmpty();
    assertThat(new PairedDifference(1, 1, OptionalDouble.empty()).seedsNeeded()).isEmpty();
  }

  @Test
  void oneSeedSeparatesNothing() {
    PairedDifference difference = PairedDifference.of(Map.of(1L, 2.0), Map.of(1L, 1.0));

    assertThat(difference.reach()).isEmpty();
    assertThat(difference.isSeparated()).isFalse();
  }

  @Test
  void aStepIsSetAgainstTheSignThatIsPublished() {
    PairedDifference worse = new PairedDifference(4, 0.02, OptionalDouble.of(0.001));
    PairedDifference open = new PairedDifference(4, 0.02, OptionalDouble.of(0.1));
    PairedDifference none = new PairedDifference(4, 0.0001, OptionalDouble.of(0.001));

    assertThat(agreement(LOSS, worse, PublishedClaim.Sign.WORSE)).isEqualTo(Agreement.CONFIRMS);
    assertThat(agreement(LOSS, worse, PublishedClaim.Sign.SAME)).isEqualTo(Agreement.CONTRADICTS);
    assertThat(agreement(LOSS, worse, PublishedClaim.Sign.BETTER)).isEqualTo(Agreement.CONTRADICTS);
    // More gain is better.
    assertThat(agreement(GAIN, worse, PublishedClaim.Sign.SAME)).isEqualTo(Agreement.CONFIRMS);
    assertThat(agreement(GAIN, worse, PublishedClaim.Sign.WORSE)).isEqualTo(Agreement.CONTRADICTS);
    assertThat(agreement(LOSS, open, PublishedClaim.Sign.WORSE))
        .isEqualTo(Agreement.CANNOT_SEPARATE);
    assertThat(agreement(LOSS, open, PublishedClaim.Sign.SAME))
        .isEqualTo(Agreement.CANNOT_SEPARATE);
    assertThat(agreement(LOSS, none, PublishedClaim.Sign.SAME)).isEqualTo(Agreement.CONFIRMS);
    assertThat(agreement(LOSS, none, PublishedClaim.Sign.WORSE))
        .isEqualTo(Agreement.CANNOT_SEPARATE);
  }

  private static Agreement agreement(
      Metric metric, PairedDifference difference, PublishedClaim.Sign published) {
    return StepFinding.agreement(metric, 0.2, difference, published);
  }
}
