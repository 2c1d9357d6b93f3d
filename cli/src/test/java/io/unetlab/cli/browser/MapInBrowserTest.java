package io.unetlab.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the map of 384 variants shows at first, and what lies over it. */
@InBrowser
final class MapInBrowserTest {

  /** The dots near a place that the tip covers. */
  private static final String HIDDEN =
      """
      ([x, y]) => {
        const tip = document.querySelector('.tip').getBoundingClientRect();
        return [...document.querySelectorAll('.plot .dots path')]
          .map(it => it.getBoundingClientRect())
          .filter(it => Math.hypot(it.x - x, it.y - y) < 90)
          .filter(it => it.left < tip.right && tip.left < it.right && it.top < tip.bottom && tip.top < it.bottom)
          .length;
      }
      """;

  private static OpenPage open(Chromium chromium, Screen screen) {
    Path report = StudyReports.example("mobilediffusion/study.yaml");
    OpenPage open = OpenPage.of(chromium, report, screen);
    open.page().locator(".plot").scrollIntoViewIfNeeded();
    return open;
  }

  /** 64 variants have a FID of 17.7 or more; all others, and the limit, are within 12.3 to 12.8. */
  @Test
  void aWideGapIsLeftOutUntilTheReaderWantsTheWholeRange(Chromium chromium) {
    try (OpenPage open = open(chromium, Screen.DESKTOP)) {
      Page page = open.page();
      assertThat(page.locator(".plot .y")).not().containsText("17");
      assertThat(page.locator("[data-view=map] .stage"))
          .containsText("64 variants that cannot be chosen are far beyond this map.");

      page.getByLabel("whole range").check();
      assertThat(page.locator(".plot .y")).containsText("17");
      assertThat(page.locator("[data-view=map] .stage")).not().containsText("far beyond");
    }
  }

  /** Values that double spread evenly over a logarithmic axis; those of this study do not. */
  @Test
  void anAxisIsLogarithmicWhereThatSpreadsItsValues(Chromium chromium) {
    try (OpenPage open = open(chromium, Screen.DESKTOP)) {
      Page page = open.page();
      assertThat(page.getByLabel("logarithmic x")).not().isChecked();
      assertThat(
              page.evaluate(
                  "m => { study.variants.values[m] = study.all.map(it => 2 ** (it % 12));"
                      + " return mapDomain.suggestsLog(m); }",
                  1))
          .isEqualTo(true);
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void ticksOfALogarithmicAxisHaveRoom(Screen screen, Chromium chromium) {
    try (OpenPage open = open(chromium, screen)) {
      for (String name : List.of("logarithmic x", "logarithmic y")) {
        open.page()
            .evaluate(
                "it => [...document.querySelectorAll('label')].find(label => label.textContent === it).click()",
                name);
      }
      assertThat(open.page().locator(".plot .x .tick").count()).isGreaterThan(1);
      assertThat(open.findings(PageCheck.OVERLAPS)).isEmpty();
    }
  }

  @Test
  void theTipLeavesTheNeighboursOfItsDotVisible(Chromium chromium) {
    try (OpenPage open = open(chromium, Screen.DESKTOP)) {
      for (Locator dot : open.page().locator(".plot .dots path[color*=feasible]").all()) {
        BoundingBox at = dot.boundingBox();
        open.page().mouse().move(at.x + at.width / 2, at.y + at.height / 2);
        assertThat(open.page().locator(".tip")).containsText("feasible");
        assertThat(open.page().evaluate(HIDDEN, List.of(at.x, at.y))).isEqualTo(0);
      }
    }
  }

  @Test
  void theMapStaysOnTheScreenWhileOptionsAreTicked(Chromium chromium) {
    try (OpenPage open = open(chromium, Screen.DESKTOP)) {
      Locator filters = open.page().locator("[data-view=map] details.filters");
      filters.locator("summary").click();
      Locator chip = filters.locator(".chip").nth(1);
      chip.click();
      BoundingBox plot = open.page().locator(".plot").boundingBox();
      assertThat(plot.y).isNotNegative();
      assertThat(chip.boundingBox().y).isGreaterThan(plot.y + plot.height);
    }
  }

  @Test
  void aTapTellsWhatADotIsAndPinsIt(Chromium chromium) {
    try (OpenPage open = open(chromium, Screen.PHONE)) {
      Page page = open.page();
      page.locator(".plot .dots path[color*=choice]").tap();
      assertThat(page.locator(".tip")).containsText("#9: chosen, rank 1");
      assertThat(page.locator(".tray")).containsText("pinned: #9");
      assertThat(page.locator("[data-view=map] .legend")).containsText("pinned (1)");

      page.locator("[data-view=map] .legend").tap();
      assertThat(page.locator(".tip")).isHidden();
      page.locator(".tray button", new Page.LocatorOptions().setHasText("Unpin all")).tap();
      assertThat(page.locator(".tray")).isHidden();
    }
  }
}
