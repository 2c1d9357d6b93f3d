package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DrawingTest {

  // A character that no font has: the last one for private use.
  private static final String NOWHERE = Character.toString(0x10FFFD);

  @Test
  void aCharacterThatNoFontHasIsNamed() {
    assertThat(missing("naïve – " + NOWHERE))
        .hasValueSatisfying(
            it -> assertThat(it).startsWith("No font on this machine has " + NOWHERE + ":"));
  }

  @Test
  void nothingIsSaidOfTextThatIsDrawn() {
    assertThat(missing("naïve –")).isEmpty();
  }

  private static Optional<String> missing(String name) {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    Step step =
        new Step(name, "", OptionalDouble.empty(), OptionalDouble.of(5), true, Optional.empty());
    Picture picture = LadderChart.of("ladder", "Ladder", "MACs", List.of(step), "end");
    return Drawing.missing(List.of(picture.draw("")));
  }
}
