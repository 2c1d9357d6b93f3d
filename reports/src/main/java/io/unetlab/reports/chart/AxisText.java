package io.unetlab.reports.chart;

import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * How an axis is titled and its values are written; the chart decides where it starts and ends.
 *
 * @param title with the unit
 */
public record AxisText(String title, DoubleFunction<String> text) {

  public AxisText {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
  }

  /** The axis around some values. */
  public Axis axis(double least, double most, double margin) {
    return Axis.around(title, least, most, margin, text);
  }
}
