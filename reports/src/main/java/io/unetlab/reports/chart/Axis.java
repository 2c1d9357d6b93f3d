package io.unetlab.reports.chart;

import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * What a chart shows along one axis.
 *
 * @param title of the values, with their unit
 * @param least the value at its start
 * @param most the value at its end, more than the least
 * @param text how a value is written
 */
public record Axis(String title, double least, double most, DoubleFunction<String> text) {

  public Axis {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    if (!(least < most)) {
      throw new IllegalArgumentException(
          "an axis of " + title + " must end above its start, found " + least + " to " + most);
    }
  }

  /** Around some values, with a margin at both ends; a single value is in the middle. */
  public static Axis around(
      String title, double least, double most, double margin, DoubleFunction<String> text) {
    double width = most > least ? most - least : Math.max(Math.abs(most), 1);
    double room = most > least ? margin * width : width / 2;
    return new Axis(title, least - room, most + room, text);
  }

  /** Where a value is, from 0 to 1. */
  public double share(double value) {
    return (value - least) / (most - least);
  }
}
