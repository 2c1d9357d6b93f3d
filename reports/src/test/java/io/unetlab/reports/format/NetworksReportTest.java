package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.networks.NetworkSet;
import io.unetlab.reports.networks.NetworksPage.Origin;
import io.unetlab.reports.networks.Timed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Networks on one page; {@code -Dunetlab.golden=write} renews the Markdown. */
class NetworksReportTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/networks.md");

  private static final CountedNetwork NETWORK = Fixtures.network();
  private static final CountedNetwork CHANGED = Fixtures.network("levels[0].transformers=0");
  private static final Origin ORIGIN =
      new Origin("unetlab 1", "unetlab compare a.yaml b.yaml --html c.html", List.of("A note."));

  @Test
  void theMarkdownMatchesTheGoldenFile() throws IOException {
    NetworkSet networks =
        NetworkSet.of(List.of(NETWORK, CHANGED), 1, List.of(Timed.latency(NETWORK)));
    String written = NetworksReport.markdown(networks, ORIGIN);
    if ("write".equals(System.getProperty("unetlab.golden"))) {
      Files.writeString(GOLDEN, written);
    }
    assertThat(written).isEqualTo(Fixtures.text("/golden/networks.md"));
  }

  @Nested
  class ThePage {

    @BeforeEach
    void needsFonts() {
      Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    }

    @Test
    void hasARowOfPicturesForEachBaselineOfFew() {
      assertThat(count(html(NETWORK, CHANGED), "<figure class=\"beside\">")).isEqualTo(2);
      assertThat(
              count(html(NETWORK, CHANGED, NETWORK, NETWORK, NETWORK), "<figure class=\"beside\">"))
          .isEqualTo(1);
    }

    @Test
    void isWholeAndAsksForNothing() {
      String page = html(NETWORK, CHANGED);

      assertThat(page)
          .contains(
              "data-view=\"totals\"",
              "data-view=\"pictures\"",
              "data-view=\"modules\"",
              "data-view=\"cost\"",
              "data-state=\"removed\"")
          .doesNotContain("id=\"study\"", " src=", "<link", "http-equiv");
    }

    @Test
    void aNameIsText() {
      String name = "</script><script>alert(1)</script>";
      CountedNetwork named =
          new CountedNetwork(
              NETWORK.spec().named(name, name),
              NETWORK.hash(),
              NETWORK.parts(),
              NETWORK.precision(),
              NETWORK.counted());

      assertThat(html(NETWORK, named))
          .doesNotContain("<script>alert", "</script><script>alert")
          .contains("&lt;script&gt;alert(1)");
    }

    @Test
    void isTheSameEachTime() {
      assertThat(html(NETWORK, CHANGED)).isEqualTo(html(NETWORK, CHANGED));
    }

    private static String html(CountedNetwork... networks) {
      return NetworksReport.html(NetworkSet.of(List.of(networks), 0, List.of()), ORIGIN);
    }

    private static int count(String text, String part) {
      return text.split(Pattern.quote(part), -1).length - 1;
    }
  }
}
