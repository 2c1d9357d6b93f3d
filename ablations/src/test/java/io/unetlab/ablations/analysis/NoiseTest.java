package io.unetlab.ablations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.MeasuredErrors;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pipelines that run the same network have its error in common, each as often as it runs it. */
class NoiseTest {

  private static final SpecHash UNET = new SpecHash("ab".repeat(32));
  private static final SpecHash DECODER = new SpecHash("cd".repeat(32));

  private static Completed pipeline(int number, String unet, String decoder) {
    return Completed.counted(
            new Variant(Map.of("variant", "" + number), "variant=" + number, 1),
            new SpecHash("%064x".formatted(number)),
            List.of(),
            MetricSet.EMPTY,
            Map.of(),
            Optional.empty())
        .with(
            Metrics.LATENCY,
            BigDecimal.valueOf(1000),
            new MeasuredErrors(
                Map.of(UNET, new BigDecimal(unet), DECODER, new BigDecimal(decoder))));
  }

  /** By hand: 50 x 0.2 against 8 x 0.2 leaves 8.4 of the UNet, and nothing of the decoder. */
  @Test
  void sharedErrorsCancelAsFarAsBothHaveThem() {
    Completed fifty = pipeline(1, "10", "3");
    Completed eight = pipeline(2, "1.6", "3");
    Noise noise = Noise.of(List.of(fifty, eight), Metrics.LATENCY);

    assertThat(noise.sdOfDifference(0, 1)).isEqualTo(8.4, within(1e-12));
    assertThat(fifty.sdOfDifference(eight, Metrics.LATENCY)).isEqualTo(8.4, within(1e-12));
    assertThat(noise.sd(0)).isEqualTo(Math.hypot(10, 3), within(1e-12));
  }

  @Test
  void oneDrawMovesBothByTheirRuns() {
    Noise noise =
        Noise.of(List.of(pipeline(1, "10", "3"), pipeline(2, "1.6", "3")), Metrics.LATENCY);
    double[] errors = noise.errors(new Random(1));

    double[] shifted = noise.shifted(new double[] {0, 0}, errors);

    double unet = (shifted[0] - shifted[1]) / 8.4;
    double decoder = (shifted[0] - 10 * unet) / 3;
    assertThat(shifted[1]).isEqualTo(1.6 * unet + 3 * decoder, within(1e-12));
    assertThat(List.of(unet, decoder))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
        .containsExactlyInAnyOrder(errors[0], errors[1]);
  }
}
