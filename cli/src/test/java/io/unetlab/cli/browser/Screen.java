package io.unetlab.cli.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.Locale;

/** What a page is shown on: widths in CSS pixels, one of them the printable width of A4. */
enum Screen {
  PHONE(390, 844, Media.SCREEN),
  TABLET(800, 1100, Media.SCREEN),
  DESKTOP(1320, 900, Media.SCREEN),
  PAPER(688, 1017, Media.PRINT);

  private final int width;
  private final int height;
  private final Media media;

  Screen(int width, int height, Media media) {
    this.width = width;
    this.height = height;
    this.media = media;
  }

  NewContextOptions options(ColorScheme scheme) {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(scheme)
        .setHasTouch(this == PHONE || this == TABLET);
  }

  Media media() {
    return media;
  }

  String file() {
    return name().toLowerCase(Locale.ROOT);
  }
}
