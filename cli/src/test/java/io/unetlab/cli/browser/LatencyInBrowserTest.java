package io.unetlab.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Latencies that were measured for this test, of two networks of a few milliseconds. */
@InBrowser
final class LatencyInBrowserTest {

  private static final String BASE =
      """
      kind: unet
      name: base
      latent: {channels: 4, size: 16}
      text: none
      groups: 8
      levels: [{channels: 32, resnets: 2}]
      middle: none
      """;

  private static final String STUDY =
      """
      kind: study
      name: measured
      base: base.yaml
      factors:
        - name: depth
          options: [{name: two}, {name: one, set: {"levels[0].resnets": 1}}]
      design: {factorial: all}
      metrics: [params, macs, latency]
      select: {minimize: macs}
      """;

  @TempDir private static Path folder;
  private static Path report;

  @BeforeAll
  static void measure() throws IOException {
    Path study = Files.createDirectory(folder.resolve("measured")).resolve("study.yaml");
    Files.writeString(study.resolveSibling("base.yaml"), BASE);
    Files.writeString(study, STUDY);
    report = StudyReports.measured(study);
  }

  @Test
  void aBarEndsWithinItsIntervalAndATickIsTheTimeByMacs(Chromium chromium) {
    try (OpenPage open = OpenPage.of(chromium, report, Screen.DESKTOP)) {
      Locator rows = open.page().locator("[data-view=latency] .rows li");
      assertThat(rows).hasCount(2);
      for (Locator row : rows.all()) {
        BoundingBox bar = row.locator(".bar").boundingBox();
        BoundingBox interval = row.locator(".interval").boundingBox();
        assertThat(bar.x + bar.width)
            .as(row.innerText())
            .isBetween(interval.x - 1, interval.x + interval.width + 1);
        assertThat(row.locator(".value")).containsText(Pattern.compile(" m?s"));
      }
      // The base's tick is at its own time; the choice, of fewer MACs, has its tick before that.
      BoundingBox base = rows.first().locator(".bar").boundingBox();
      assertThat(rows.first().locator(".tick").boundingBox().x)
          .isCloseTo(base.x + base.width, within(2.0));
      assertThat(rows.last().locator(".tick").boundingBox().x).isLessThan(base.x + base.width);
    }
  }

  @Test
  void eachRoundIsAPointOfItsNetworksLine(Chromium chromium) {
    try (OpenPage open = OpenPage.of(chromium, report, Screen.DESKTOP)) {
      Locator chart = open.page().locator("[data-view=latency] .stage svg");
      assertThat(chart)
          .hasAttribute(
              "aria-label", "Median of each round over time, relative to the first round");
      Locator lines = chart.locator("path[stroke-width='1.5']");
      assertThat(lines).hasCount(2);
      for (Locator line : lines.all()) {
        assertThat(line.getAttribute("d").split("L")).hasSize(5);
        assertThat(line.locator("title").textContent()).matches(".+: .+ ms first, .+ ms last");
      }
      assertThat(chart).containsText("base");
      assertThat(chart).containsText("choice");
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void itFits(Screen screen, Chromium chromium) {
    try (OpenPage open = OpenPage.of(chromium, report, screen)) {
      open.page()
          .locator("[data-view=latency]")
          .screenshot(
              new Locator.ScreenshotOptions()
                  .setPath(StudyReports.OUTPUT.resolve("latency-" + screen.file() + ".png")));
      assertThat(open.findings(PageCheck.OVERFLOW)).isEmpty();
      assertThat(open.findings(PageCheck.CLIPPED)).isEmpty();
      assertThat(open.findings(PageCheck.OVERLAPS)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void everyoneCanReadIt(ColorScheme scheme, Chromium chromium) {
    try (OpenPage open = OpenPage.of(chromium, report, Screen.DESKTOP, scheme)) {
      assertThat(Axe.violations(open)).isEmpty();
    }
  }
}
