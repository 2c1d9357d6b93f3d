package io.unetlab.cli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Mouse.MoveOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader does with the page of a study of 384 variants: by mouse and by keyboard. */
@InBrowser
final class InteractionTest {

  private static final String MEMBERS =
      "members of the front of MACs, parameters, FLOPs and FID among all variants";

  private OpenPage open;
  private Page page;

  @BeforeEach
  void open(Chromium chromium) {
    open =
        OpenPage.of(chromium, StudyReports.example("mobilediffusion/study.yaml"), Screen.DESKTOP);
    page = open.page();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aDotUnderThePointerTellsWhatItIsAndAClickPinsIt() {
    pointAtChoice();
    assertThat(page.locator(".tip")).containsText("#9: chosen, rank 1");
    assertThat(page.locator(".tip")).containsText("MACs");

    page.mouse().down();
    page.mouse().up();
    assertThat(page.locator(".tray")).containsText("pinned: #9");
    assertThat(page.url()).endsWith("#v=9");

    page.locator(".tray button", new Page.LocatorOptions().setHasText("Unpin all")).click();
    assertThat(page.locator(".tray")).isHidden();
    assertThat(page.url()).doesNotContain("#v=");
  }

  @Test
  void theMapWorksWithoutAMouse() {
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    tabTo(".plot");
    assertThat(page.locator(".tip")).containsText("#9: chosen");

    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".tip")).not().containsText("#9: chosen");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tray")).containsText("pinned: #");

    page.keyboard().press("Escape");
    assertThat(page.locator(".tray")).isHidden();
  }

  @Test
  void tickedOptionsFilterEveryView() {
    Locator filters = view("variants").locator("details.filters");
    filters.locator("summary").click();
    filters.locator("label.chip", new Locator.LocatorOptions().setHasText("spread")).click();

    assertThat(filters.locator("output")).hasText("192 of 384 variants pass");
    assertThat(view("map").locator("details.filters output")).hasText("192 of 384 variants pass");
    assertThat(view("variants").locator(".pages output")).hasText("1 to 25 of 192");

    filters.locator("button", new Locator.LocatorOptions().setHasText("Show all")).click();
    assertThat(view("variants").locator(".pages output")).hasText("1 to 25 of 384");
  }

  @Test
  void theTableIsSortedAndSearched() {
    Locator head =
        view("variants").locator("thead th").filter(new FilterOptions().setHasText("MACs"));
    head.locator("button").click();
    assertThat(head).hasAttribute("aria-sort", "ascending");
    assertThat(macs()).hasSize(25).isSorted();

    head.locator("button").click();
    assertThat(head).hasAttribute("aria-sort", "descending");
    assertThat(macs().get(0)).isEqualTo(401.7);

    view("variants").locator("input[type=search]").fill("#68 #72");
    assertThat(view("variants").locator(".pages output")).hasText("1 to 2 of 2");
    assertThat(view("variants").locator("#search-help")).containsText("placement=middle");
    view("variants").locator("input[type=search]").fill("#68");
    assertThat(view("variants").locator("tbody th")).hasText(List.of("#68").toArray(String[]::new));
  }

  @Test
  void theTableIsCopiedWithExactNumbers() {
    List<String> lines = copied("CSV", 0);
    assertThat(lines).hasSize(385);
    assertThat(lines.get(0)).startsWith("trial,rank,standing,params,macs");
    assertThat(lines.get(1)).matches("\\d+,\\d+,chosen,\\d{9},\\d{12},.*");
  }

  /** GitHub takes #68 for an issue's number, even where the character is escaped. */
  @Test
  void theTableIsCopiedWithoutNumbersOfIssues() {
    List<String> lines = copied("Markdown", 1);
    assertThat(lines).hasSize(386);
    assertThat(lines.get(2)).matches("\\| no\\. \\d+ \\| .*");
    assertThat(lines).noneMatch(it -> it.contains("#"));
  }

  private List<String> copied(String form, int button) {
    open.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    view("variants")
        .locator("button", new Locator.LocatorOptions().setHasText("Copy as " + form))
        .click();
    assertThat(view("variants").locator(".said").nth(button)).hasText("copied");
    return ((String) page.evaluate("navigator.clipboard.readText()")).lines().toList();
  }

  @Test
  void theCommandThatGivesThePageAgainIsCopied() {
    open.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    Locator copy = page.locator("pre.code + .copy").last();
    copy.locator("button").click();
    assertThat(copy.locator(".said")).hasText("copied");
    assertThat((String) page.evaluate("navigator.clipboard.readText()"))
        .startsWith("unetlab run /")
        .endsWith("/mobilediffusion/study.yaml --no-latency --out reproduced\n");
  }

  @Test
  void aRangeOnAnAxisFiltersAndIsCleared() {
    Locator told = page.locator("[data-view=parallel] output");
    assertThat(told).hasText("5 of 5 " + MEMBERS);
    Locator axis = page.locator("[data-view=parallel] .brush .overlay").first();
    axis.scrollIntoViewIfNeeded();
    BoundingBox box = axis.boundingBox();
    double middle = box.x + box.width / 2;
    page.mouse().move(middle, box.y + box.height - 4);
    page.mouse().down();
    page.mouse().move(middle, box.y + box.height / 2, new MoveOptions().setSteps(4));
    page.mouse().up();
    assertThat(told).hasText(Pattern.compile("[1-4] of 5 " + MEMBERS));
    assertThat(view("variants").locator(".pages output")).not().containsText("of 384");

    page.locator("[data-view=parallel] button").first().click();
    assertThat(told).hasText("5 of 5 " + MEMBERS);
  }

  @Test
  void aReaderMayChooseTheDarkPageAndItKeepsItsContrast() {
    page.locator(".theme input[value=dark]").check();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(20, 24, 31)");
    assertThat(Axe.violations(open)).isEmpty();

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.locator(".theme input[value=light]").check();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
    assertThat(Axe.violations(open)).isEmpty();
  }

  private Locator view(String name) {
    return page.locator("[data-view=" + name + "] > .stage");
  }

  private void pointAtChoice() {
    Locator choice = page.locator(".plot .dots path[color*=choice]").first();
    choice.scrollIntoViewIfNeeded();
    BoundingBox box = choice.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
  }

  private void tabTo(String selector) {
    for (int i = 0; i < 60 && !isFocused(selector); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator(selector)).isFocused();
  }

  private boolean isFocused(String selector) {
    return (boolean) page.evaluate("it => document.activeElement.matches(it)", selector);
  }

  /** The column of MACs, in G. */
  private List<Double> macs() {
    int column =
        view("variants").locator("thead th").allInnerTexts().stream()
            .map(String::strip)
            .toList()
            .indexOf("MACs");
    return view("variants")
        .locator("tbody tr > :nth-child(" + (column + 1) + ")")
        .allInnerTexts()
        .stream()
        .map(it -> Double.parseDouble(it.replaceAll("[^0-9.]", "")))
        .toList();
  }
}
