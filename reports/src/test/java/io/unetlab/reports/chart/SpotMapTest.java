package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.reports.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code -Dunetlab.golden=write} renews the file. */
final class SpotMapTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/map.txt");

  @BeforeEach
  void onlyWhereJavaFindsFonts() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
  }

  private static Picture map(SpotMapContent content) {
    return SpotMap.of(
        "trade",
        "FID against MACs",
        new AxisText("MACs", Charts::tick),
        new AxisText("FID", it -> String.format(Locale.ROOT, "%.2f", it)),
        content);
  }

  private static SpotMapContent content() {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      // Three variants at each of four points.
      spots.add(new Spot(Spot.Kind.VIOLATES, "", 200e9 + 20e9 * Math.floorDiv(i, 3), 14));
    }
    spots.add(new Spot(Spot.Kind.FEASIBLE, "", 180e9, 12.6));
    spots.add(new Spot(Spot.Kind.UNKNOWN, "", 150e9, 13));
    spots.add(new Spot(Spot.Kind.BASE, "base: sd15", 260e9, 12.5, 0.2));
    spots.add(new Spot(Spot.Kind.CHOICE, "choice: #9", 180e9, 12.6, 0.6));
    spots.add(new Spot(Spot.Kind.MODEL, "a giant", 4e12, 9));
    return new SpotMapContent(
        spots,
        List.of(
            new Spot(Spot.Kind.FEASIBLE, "", 180e9, 12.6),
            new Spot(Spot.Kind.FEASIBLE, "", 260e9, 12.5)),
        List.of(new Limit(Limit.Side.Y, 12.75, true, "fid <= 12.75")),
        List.of("3 variants have no known FID and are not on this map."));
  }

  /** Which elements there are with which colours, and every text; not where they are. */
  @Test
  void theStructureMatchesTheGoldenFile() throws IOException {
    String written =
        map(content())
            .draw("Study s, unetlab 1")
            .inlineSvg()
            .lines()
            .map(it -> it.replaceAll(" (x|y|cx|cy|r|d|width|height|textLength)=\"[^\"]*\"", ""))
            .map(it -> it.replaceAll("viewBox=\"[^\"]*\"", ""))
            .collect(Collectors.joining("\n", "", "\n"));
    if ("write".equals(System.getProperty("unetlab.golden"))) {
      Files.writeString(GOLDEN, written);
    }
    assertThat(written).isEqualTo(Fixtures.text("/golden/map.txt"));
  }

  @Test
  void variantsAtOnePlaceAreOneMarkAndCounted() {
    String svg = map(content()).draw("").inlineSvg();
    assertThat(svg)
        .contains(">violates a limit (12 at 4 points)<")
        .contains(">an unknown value (1)<");
    assertThat(svg.lines().filter(it -> it.contains("stroke:var(--c-violates);stroke-width:1.6\"")))
        // And one in the legend.
        .hasSize(4 + 1);
  }

  @Test
  void whatIsFarAwayIsNamedBelow() {
    String svg = map(content()).draw("").inlineSvg();
    assertThat(svg).contains(">Beyond this map: a giant (MACs 4 T, FID 9.00).<");
    assertThat(svg).doesNotContain(">a giant<");
  }

  @Test
  void titleAndSourceAreInTheFilesAndNotInThePage() {
    Picture.Drawn drawn = map(content()).draw("Study s, unetlab 1");
    assertThat(drawn.svg()).contains(">FID against MACs</text>", ">Study s, unetlab 1</text>");
    assertThat(drawn.inlineSvg())
        .contains("<title>FID against MACs</title>", "role=\"img\"")
        .doesNotContain("Study s, unetlab 1", ">FID against MACs</text>");
  }

  /** As many as the largest studies have: linear in their number, and a small file. */
  @Test
  void aHundredThousandVariantsAreThinnedAndAllCounted() {
    List<Spot> many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new Spot(Spot.Kind.VIOLATES, "", 1e9 + i * 1e6, 10 + (i * 7919L) % 1009))
            .toList();
    String svg =
        map(new SpotMapContent(many, List.of(), List.of(), List.of())).draw("").inlineSvg();
    assertThat(svg).contains(">violates a limit (100,000)<").hasSizeLessThan(600_000);
  }

  @Test
  void allSpotsAtOnePointHaveAMap() {
    List<Spot> same =
        IntStream.range(0, 5).mapToObj(i -> new Spot(Spot.Kind.FEASIBLE, "", 0, 0)).toList();
    String svg =
        map(new SpotMapContent(same, List.of(), List.of(), List.of())).draw("").inlineSvg();
    assertThat(svg).contains(">keeps every limit (5 at 1 point)<").doesNotContain("NaN");
  }
}
