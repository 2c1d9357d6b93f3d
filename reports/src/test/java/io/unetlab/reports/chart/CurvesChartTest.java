package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CurvesChartTest {

  private static final Axis SPENT =
      new Axis("evaluations", 0, 2000, it -> String.format(Locale.ROOT, "%.0f", it));
  private static final Axis REACHED =
      new Axis("hypervolume", 0, 1, it -> String.format(Locale.ROOT, "%.2f", it));

  @BeforeEach
  void onlyWhereJavaFindsFonts() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
  }

  private static Curve curve(int i) {
    return new Curve(
        "algorithm " + i,
        List.of(new Curve.Point(20, 0.1), new Curve.Point(2000, 0.95 + 0.001 * i)));
  }

  private static Picture picture(List<Curve> curves, Optional<CurveMark> mark) {
    return CurvesChart.of("curves", "Curves", SPENT, REACHED, curves, mark);
  }

  /** All end at nearly the same value. */
  @Test
  void theNamesOfTwentyCurvesDoNotOverlap() {
    List<Curve> curves = IntStream.range(0, 20).mapToObj(CurvesChartTest::curve).toList();
    String svg = picture(curves, Optional.empty()).draw("").svg();
    List<Double> heights =
        Pattern.compile("<text x=\"[^\"]*\" y=\"([^\"]*)\"[^>]*>algorithm ")
            .matcher(svg)
            .results()
            .map((MatchResult it) -> Double.valueOf(it.group(1)))
            .sorted()
            .toList();
    assertThat(heights).hasSize(20);
    for (int i = 1; i < heights.size(); i++) {
      assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThan(14.9);
    }
    assertThat(svg).contains("stroke-dasharray:7,4", "stroke-dasharray:2,3");
  }

  @Test
  void theValueAtTheMarkIsInItsDescription() {
    Picture picture =
        picture(
            List.of(new Curve("", List.of(new Curve.Point(20, 0.5)))),
            Optional.of(new CurveMark(900, OptionalDouble.of(0.5), "params <= 900")));
    assertThat(picture.description())
        .isEqualTo("hypervolume over evaluations: 0.50 to 0.50; params <= 900");
    assertThat(picture.draw("").svg()).contains("params &lt;= 900");
  }
}
