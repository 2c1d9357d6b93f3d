package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LadderChartTest {

  @Test
  void whatWasNotCountedIsNotDrawnAsNothing() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    Step step =
        new Step(
            "first\u0007",
            "",
            OptionalDouble.empty(),
            OptionalDouble.of(5),
            true,
            Optional.of("-1 %"));
    Picture picture = LadderChart.of("ladder", "Ladder", "MACs", List.of(step), "end");
    assertThat(picture.description())
        .startsWith("base: not counted; first")
        .endsWith("ours –, published -1 %; end: 5 MACs");
    assertThat(picture.draw("").svg()).contains("first\\x07<").doesNotContain("\u0007");
  }
}
