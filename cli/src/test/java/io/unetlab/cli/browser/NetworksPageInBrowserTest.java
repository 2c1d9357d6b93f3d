package io.unetlab.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.unetlab.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page of networks as people open it. */
@InBrowser
final class NetworksPageInBrowserTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void everyoneCanReadItAndChangeTheBaseline(ColorScheme scheme, Chromium chromium) {
    Path page = folder.resolve("page.html");
    CommandRun run =
        CommandRun.of("compare", "sd15", "bk_sdm_tiny", "taesd_decoder", "--html", page.toString());
    assertThat(run.code()).as(run.err()).isZero();

    try (OpenPage open = OpenPage.of(chromium, page, Screen.DESKTOP, scheme)) {
      assertThat(Axe.violations(open)).isEmpty();
      open.page().getByLabel("Baseline").first().selectOption("1");
      assertThat(open.page().locator("[data-view=modules] .stage caption").innerText())
          .contains("changes from bk_sdm_tiny");
      assertThat(open.page().locator(".stage > figure:visible"))
          .satisfies(it -> assertThat(it.count()).isOne());
    }
  }
}
