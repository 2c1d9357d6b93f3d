package io.unetlab.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * How heavy a page may be. The times on a quiet machine are far lower than the limits here, which
 * only catch a page that hangs.
 */
@InBrowser
final class LargePageTest {

  private static final String TIME_OF_A_FILTER =
      """
      () => new Promise(done => {
        const before = performance.now();
        document.querySelector('[data-view=variants] .chip input').click();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - before)));
      })
      """;

  @Test
  void a384VariantPageIsUnder2MbAndSoonInteractive(Chromium chromium) throws IOException {
    Path report = StudyReports.example("mobilediffusion/study.yaml");
    assertThat(Files.size(report)).isLessThan(2_000_000);
    try (OpenPage open = OpenPage.of(chromium, report, Screen.DESKTOP)) {
      told("384 variants: interactive after", interactive(open.page()));
      assertThat(interactive(open.page())).isLessThan(5_000);
    }
  }

  @Test
  void a20000VariantPageIsUsable(Chromium chromium) throws IOException {
    Path report = repeated(StudyReports.example("mobilediffusion/study.yaml"), 53);
    try (OpenPage open = OpenPage.of(chromium, report, Screen.DESKTOP)) {
      Page page = open.page();
      told("20,352 variants: interactive after", interactive(page));
      assertThat(interactive(page)).isLessThan(15_000);
      double filter = ((Number) page.evaluate(TIME_OF_A_FILTER)).doubleValue();
      told("20,352 variants: a filter is shown after", filter);
      assertThat(filter).isLessThan(5_000);
      assertThat(page.locator("[data-view=variants] .pages output")).not().containsText("20,352");
    }
  }

  private static double interactive(Page page) {
    return ((Number) page.evaluate("performance.getEntriesByName('interactive')[0].startTime"))
        .doubleValue();
  }

  private static void told(String what, double milliseconds) {
    System.out.printf("%s %.0f ms%n", what, milliseconds);
  }

  /** The same page with each variant several times, under numbers of its own. */
  private static Path repeated(Path report, int times) throws IOException {
    String page = Files.readString(report);
    String start = "<script type=\"application/json\" id=\"study\">";
    int from = page.indexOf(start) + start.length();
    int to = page.indexOf("</script>", from);
    String data = Repeated.study(page.substring(from, to), times);
    return Files.writeString(
        report.resolveSibling("repeated.html"),
        page.substring(0, from) + data + page.substring(to));
  }
}
