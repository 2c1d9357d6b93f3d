package io.unetlab.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A study's page as people open it: from a file, on a phone, on a desk, on paper. */
@InBrowser
final class ReportPageTest {

  /** One with evidence, a ladder and 384 variants; one that only counts. */
  static Stream<String> studies() {
    return Stream.of("mobilediffusion/study.yaml", "placement/study.yaml");
  }

  static Stream<Arguments> views() {
    return studies()
        .flatMap(study -> Stream.of(Screen.values()).map(screen -> Arguments.of(study, screen)));
  }

  static Stream<Arguments> themes() {
    return studies()
        .flatMap(
            study ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(scheme -> Arguments.of(study, scheme)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void everythingFits(String study, Screen screen, Chromium chromium) {
    try (OpenPage open = OpenPage.of(chromium, StudyReports.example(study), screen)) {
      open.page()
          .screenshot(
              new ScreenshotOptions().setFullPage(true).setPath(picture(study, screen.file())));
      assertSoftly(
          softly -> {
            softly.assertThat(open.findings(PageCheck.OVERFLOW)).as("too wide").isEmpty();
            softly.assertThat(open.findings(PageCheck.CHARTS)).as("scrolls").isEmpty();
            softly.assertThat(open.findings(PageCheck.CLIPPED)).as("cut off").isEmpty();
            softly.assertThat(open.findings(PageCheck.OVERLAPS)).as("on each other").isEmpty();
            softly.assertThat(open.findings(PageCheck.BROKEN_WORDS)).as("in two").isEmpty();
          });
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void paperHasEveryColumn(String study, Chromium chromium) {
    try (OpenPage open = OpenPage.of(chromium, StudyReports.example(study), Screen.PAPER)) {
      open.page()
          .pdf(
              new PdfOptions()
                  .setPreferCSSPageSize(true)
                  .setFormat("A4")
                  .setPath(StudyReports.OUTPUT.resolve(name(study) + ".pdf")));
      assertThat(open.findings(PageCheck.PAPER)).isEmpty();
      assertThat(open.page().locator("main").innerText())
          .doesNotContainIgnoringCase("click or tap")
          .doesNotContain(
              "press one", "Tick options", "Pin variants", "Point at", "The search finds");
    }
  }

  @ParameterizedTest
  @MethodSource("themes")
  void everyoneCanReadIt(String study, ColorScheme scheme, Chromium chromium) {
    try (OpenPage open =
        OpenPage.of(chromium, StudyReports.example(study), Screen.DESKTOP, scheme)) {
      open.page()
          .screenshot(
              new ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(picture(study, scheme.name().toLowerCase())));
      assertThat(Axe.violations(open)).isEmpty();
    }
  }

  private static Path picture(String study, String view) {
    return StudyReports.OUTPUT.resolve(name(study) + "-" + view + ".png");
  }

  private static String name(String study) {
    return Path.of(study).getParent().getFileName().toString();
  }
}
