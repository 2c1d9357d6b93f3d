package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.analysis.Bounds;
import io.unetlab.ablations.analysis.Discrepancy;
import io.unetlab.ablations.analysis.Discrepancy.Kind;
import io.unetlab.profiler.metric.Metrics;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiscrepancyTextTest {

  private static String text(
      Kind kind, boolean ladder, String saved, String other, double change, Bounds... interval) {
    return DiscrepancyText.of(
        new Discrepancy(
            kind,
            "a=b",
            ladder,
            Metrics.find(saved).orElseThrow(),
            -0.2,
            Metrics.find(other).orElseThrow(),
            change,
            Arrays.stream(interval).findFirst()));
  }

  @Test
  void everyKindIsASentence() {
    assertThat(text(Kind.NO_TIME_TOLD, true, "macs", "latency", -0.01, new Bounds(-0.03, 0.01)))
        .isEqualTo(
            "On the ladder, a=b saves 20.0 % of the MACs and no measurable time: the"
                + " latency is not told apart from before (-3.0 % to +1.0 %).");
    assertThat(text(Kind.LITTLE_TIME, false, "macs", "latency", -0.02, new Bounds(-0.03, -0.01)))
        .startsWith(
            "On average over the trials, a=b saves 20.0 % of the MACs and a much smaller share");
    assertThat(text(Kind.LITTLE_TIME, true, "macs", "latency", 0.02, new Bounds(0.01, 0.03)))
        .contains("and takes more time: the latency changes by +2.0 %");
    assertThat(text(Kind.NO_MEMORY, true, "params", "peak_activation_bytes", 0))
        .endsWith("20.0 % of the parameters and no memory while running.");
    assertThat(text(Kind.NO_MEMORY, true, "params", "peak_activation_bytes", 1e-15))
        .endsWith("no memory while running.");
    assertThat(text(Kind.NO_MEMORY, true, "params", "peak_activation_bytes", 0.002))
        .endsWith(" no memory while running: the peak of the activations changes by +0.2 %.");
    assertThat(text(Kind.COSTS, true, "params", "macs", 0.039))
        .isEqualTo("On the ladder, a=b saves 20.0 % of the parameters and costs 3.9 % more MACs.");
  }
}
