package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Picture;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PicturesTest {

  @BeforeEach
  void onlyWhereJavaFindsFonts() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
  }

  private static Map<String, Picture> pictures() {
    return StudyPictures.of(new Trials(Fixtures.measured())).stream()
        .collect(Collectors.toMap(Picture::name, Function.identity()));
  }

  @Test
  void everyPictureIsAmongTheNames() {
    assertThat(pictures().keySet())
        .isSubsetOf(StudyPictures.NAMES)
        .contains("params-macs", "ladder-macs", "ladder-params", "shares", "level-role", "latency");
    assertThat(StudyPictures.of(new Trials(Fixtures.measuredOnTwo())))
        .extracting(Picture::name)
        .contains("latency", "latency-2")
        .isSubsetOf(StudyPictures.NAMES);
  }

  @Test
  void theMapNamesTheBaseTheChoiceAndTheModels() {
    Picture.Drawn map = pictures().get("params-macs").draw("a study");
    assertThat(map.svg())
        .contains("base: small")
        .contains("choice: #")
        .contains("A &lt;u&gt;published&lt;/u&gt; model")
        .contains("a giant")
        .doesNotContain("<u>");
  }

  @Test
  void theMapCountsEveryNetworkOnce() {
    StudyResult result = Fixtures.study();
    int networks = result.completed().size() + result.references().size();
    assertThat(pictures().get("params-macs").description()).startsWith(networks + " networks, ");
  }

  @Test
  void theLadderHasOurChangeBesideThePublishedOne() {
    String svg = pictures().get("ladder-macs").draw("").svg();
    assertThat(svg)
        .contains("Attention at 16x16: none (reverted)")
        .containsPattern("one &amp; only: ours -[0-9.]+ %, published -20 %");
  }

  @Test
  void everyPlaceAndRoleOfBothIsThere() {
    String svg = pictures().get("level-role").draw("").svg();
    assertThat(svg).contains("level 0 down", "level 1 up", "middle", "self attention", "choice");
  }

  @Test
  void thePageRedrawsEveryColourThatItKnows() {
    for (Picture picture : pictures().values()) {
      String inline = picture.draw("").inlineSvg();
      assertThat(inline).startsWith("<svg").contains("var(--c-ink)").contains("var(--c-paper)");
      assertThat(inline).doesNotContain("rgb(0,0,0)");
    }
  }

  @Test
  void thePngIsAPng() {
    byte[] png = pictures().get("ladder-params").draw("").png();
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(10_000);
  }
}
