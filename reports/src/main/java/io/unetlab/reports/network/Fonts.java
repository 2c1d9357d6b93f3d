package io.unetlab.reports.network;

import io.unetlab.reports.chart.Pen;
import java.awt.Font;

/** Larger than in charts: a U is 600 wide and has to be readable when a phone shows it. */
final class Fonts {

  static final Font TEXT = Pen.PLAIN.deriveFont(16f);
  static final Font BOLD = Pen.BOLD.deriveFont(16f);
  static final Font HEADING = Pen.BOLD.deriveFont(19f);
  static final Font TITLE = Pen.BOLD.deriveFont(24f);

  private Fonts() {}
}
