package io.unetlab.reports.chart;

import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * How an axis is titled and its values are written; the chart decides where it starts and ends.
 *
 * @param title with the unit
 */
public record AxisText(String title, DoubleFunction<String> text) {

  /** The ratio from which small values could not be told apart on a linear axis. */
  private static final double FAR = 30;

  public AxisText {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
  }

  /** The axis around some values; logarithmic if they are positive and far apart. */
  public Axis axis(double least, double most, double margin) {
    return least > 0 && most / least > FAR
        ? Axis.logarithmic(title + ", logarithmic", least, most, margin, text)
        : Axis.around(title, least, most, margin, text);
  }
}
