package io.unetlab.cli.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running browser, driven by Playwright; a test opens its pages in contexts of their own. */
final class Chromium implements AutoCloseable {

  /**
   * Without the sandbox, which root and containers lack; and silent, so that it adds no request.
   */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    return start(FLAGS);
  }

  static Chromium start(List<String> flags) {
    Equipment.missing()
        .ifPresent(
            it -> {
              throw new IllegalStateException("a browser's tests need " + it);
            });
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Equipment.chromium().orElseThrow())
                    .setArgs(flags)));
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    if (!Equipment.hasBundledNode()) {
      environment.put("PLAYWRIGHT_NODEJS_PATH", Equipment.node().orElseThrow().toString());
    }
    return environment;
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
