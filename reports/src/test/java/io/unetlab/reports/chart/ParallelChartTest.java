package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.reports.chart.FrontDot.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ParallelChartTest {

  @BeforeEach
  void onlyWhereJavaFindsFonts() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
  }

  private static Axis axis(String title) {
    return new Axis(title, 0, 100, it -> String.format(Locale.ROOT, "%.0f", it));
  }

  @Test
  void anUnknownValueLeavesAGap() {
    ParallelLine line = new ParallelLine(Kind.CHOICE, new double[] {1, Double.NaN, 3, 4}, "choice");
    Picture picture =
        ParallelChart.of(
            "front-all",
            "The front",
            List.of(axis("a"), axis("b"), axis("c"), axis("d")),
            List.of(line));
    assertThat(picture.description()).contains("choice: a 1, c 3, d 4").doesNotContain("NaN");
    assertThat(picture.draw("").svg()).doesNotContain("NaN");
  }

  /** The picture of a thousand members stays small enough for a page, and its titles whole. */
  @Test
  void aThousandLinesOverSevenAxes() {
    List<Axis> axes = IntStream.range(0, 7).mapToObj(i -> axis("a longer title " + i)).toList();
    List<ParallelLine> lines =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    new ParallelLine(
                        Kind.MEMBER,
                        IntStream.range(0, 7).mapToDouble(a -> (i * (7.3 + a)) % 100).toArray(),
                        ""))
            .toList();
    String svg = ParallelChart.of("front-all", "The front", axes, lines).draw("").svg();
    assertThat(svg).hasSizeLessThan(300_000).doesNotContain("…");
    assertThat(Pattern.compile("stroke-opacity").matcher(svg).results().count()).isEqualTo(1000);
  }
}
