package io.unetlab.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in a browser context of its own. Closing it fails the test if the page logged a warning or
 * an error, threw anything, opened a dialog, or requested anything but itself.
 */
final class OpenPage implements AutoCloseable {

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private OpenPage(BrowserContext context, Path file, Screen screen) {
    this.context = context;
    this.page = context.newPage();
    String self = file.toUri().toString().replaceFirst("^file:/+", "file:///");
    page.onConsoleMessage(it -> complainUnless(it.type().matches("log|info|debug"), it.text()));
    page.onPageError(it -> complaints.add("thrown: " + it));
    page.onRequest(it -> complainUnless(it.url().split("#")[0].equals(self), it.url()));
    page.onDialog(
        it -> {
          complaints.add("dialog: " + it.message());
          it.dismiss();
        });
    page.emulateMedia(new EmulateMediaOptions().setMedia(screen.media()));
    page.navigate(self);
  }

  static OpenPage of(Chromium chromium, Path file, Screen screen, ColorScheme scheme) {
    return new OpenPage(chromium.browser().newContext(screen.options(scheme)), file, screen);
  }

  static OpenPage of(Chromium chromium, Path file, Screen screen) {
    return of(chromium, file, screen, ColorScheme.LIGHT);
  }

  private void complainUnless(boolean fine, String complaint) {
    if (!fine) {
      complaints.add(complaint);
    }
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /**
   * What a function of the page's own language returns: a list of strings, empty if all is well.
   */
  @SuppressWarnings("unchecked")
  List<String> findings(PageCheck check) {
    return (List<String>) page.evaluate(check.script());
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("what the page logged, threw and requested").isEmpty();
  }
}
