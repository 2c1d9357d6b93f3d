package io.unetlab.cli.browser;

import java.util.Locale;

/** What is checked inside the page; each is a JavaScript file that returns a list of problems. */
enum PageCheck {
  /** Nothing is wider than the page, except inside an area that scrolls. */
  OVERFLOW,
  /** No chart scrolls sideways. */
  CHARTS,
  /** No text is cut off by a box that hides it. */
  CLIPPED,
  /** No two texts of a chart lie on one another. */
  OVERLAPS,
  /** No word or number continues on the next line. */
  BROKEN_WORDS,
  /** On paper nothing scrolls, headings stay with what follows, and charts and rows are whole. */
  PAPER;

  String script() {
    return Script.read(name().toLowerCase(Locale.ROOT) + ".js");
  }
}
