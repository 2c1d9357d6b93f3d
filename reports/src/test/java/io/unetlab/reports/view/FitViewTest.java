package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.design.Fitted;
import io.unetlab.ablations.design.Fitted.Found;
import io.unetlab.ablations.design.Fitted.Seen;
import io.unetlab.profiler.metric.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FitViewTest {

  private static final List<Seen> OPTIONS =
      List.of(
          new Seen("levels", List.of("three"), 2),
          new Seen("depth", List.of("1", "2"), 3),
          new Seen("fixed", List.of("one"), 1));

  @Test
  void consistentConfigurationsAreCountedAndCompared() {
    Fitted fitted =
        new Fitted(
            12,
            12,
            0,
            OPTIONS,
            List.of(params(386e6, 382e6, true, 40)),
            OptionalDouble.of(1.1),
            OptionalDouble.empty());
    assertThat(new FitView(fitted).line())
        .isEqualTo(
            "Fit: 12 configurations are consistent with every published figure; all of them have"
                + " levels=three; they differ in depth=1|2. Variant #1 is the best fit.");
  }

  @Test
  void withoutOneTheFigureThatExcludesTheOthersIsNamed() {
    Fitted fitted =
        new Fitted(
            0,
            1,
            Fitted.MOST,
            OPTIONS,
            List.of(
                params(386e6, 450e6, false, 7),
                new Found(
                    Metrics.find("macs").orElseThrow(),
                    Optional.of("ratio"),
                    -0.1,
                    0.05,
                    -0.07,
                    true,
                    0)),
            OptionalDouble.of(20),
            OptionalDouble.of(3.2));
    assertThat(new FitView(fitted).line())
        .contains("no configuration is consistent")
        .contains("1 configuration meets the figures of the network itself")
        .contains("at least 5,000,000 configurations meet the changes of the steps")
        .contains("without the published params 7 configurations would be")
        .contains("with 3.20 times each tolerance one would be")
        .endsWith("Variant #1 is the nearest.");
  }

  private static Found params(double published, double found, boolean isMet, long without) {
    return new Found(
        Metrics.find("params").orElseThrow(),
        Optional.empty(),
        published,
        0.01,
        found,
        isMet,
        without);
  }
}
