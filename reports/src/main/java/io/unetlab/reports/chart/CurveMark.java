package io.unetlab.reports.chart;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A place on the horizontal axis of a chart of curves that matters.
 *
 * @param y the value there; empty without one
 */
public record CurveMark(double x, OptionalDouble y, String label) {

  public CurveMark {
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(label, "label");
  }
}
