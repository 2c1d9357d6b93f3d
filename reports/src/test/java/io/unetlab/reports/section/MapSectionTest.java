package io.unetlab.reports.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.reports.Fixtures;
import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.view.Trials;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which views the map of a study's variants has. */
final class MapSectionTest {

  @Test
  void aFrontInThreeMetricsIsAlsoLines() {
    assertThat(views("select={minimize: macs, where: {params: \"<= 900M\", fid: \"<= 13\"}}"))
        .containsExactly("map", "parallel");
  }

  @Test
  void aFrontOfOneMemberIsNot() {
    assertThat(
            views(
                "factors=[{name: depth, path: \"levels[*].resnets\", values: [2, 1]}]",
                "design={factorial: all}",
                "metrics=[params, macs, resnets]",
                "select={minimize: macs, where: {params: \"<= 900M\", resnets: \"<= 20\"}}"))
        .containsExactly("map");
  }

  private static List<String> views(String... assignments) {
    return MapSection.of(new Trials(Fixtures.study(assignments))).orElseThrow().blocks().stream()
        .filter(Interactive.class::isInstance)
        .map(it -> ((Interactive) it).view())
        .toList();
  }
}
