package io.unetlab.reports.chart;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * What a chart shows along one axis.
 *
 * @param title of the values, with their unit
 * @param least the value at its start; more than 0 on a logarithmic axis
 * @param most the value at its end, more than the least
 * @param logarithmic whether equal distances are equal ratios
 * @param text how a value is written
 */
public record Axis(
    String title, double least, double most, boolean logarithmic, DoubleFunction<String> text) {

  public Axis {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    if (!(least < most)) {
      throw new IllegalArgumentException(
          "an axis of " + title + " must end above its start, found " + least + " to " + most);
    }
    if (logarithmic && !(least > 0)) {
      throw new IllegalArgumentException(
          "a logarithmic axis of " + title + " must start above 0, found " + least);
    }
  }

  /** Of equal distances for equal differences. */
  public Axis(String title, double least, double most, DoubleFunction<String> text) {
    this(title, least, most, false, text);
  }

  /** Around some values, with a margin at both ends; a single value is in the middle. */
  public static Axis around(
      String title, double least, double most, double margin, DoubleFunction<String> text) {
    double width = most > least ? most - least : Math.max(Math.abs(most), 1);
    double room = most > least ? margin * width : width / 2;
    return new Axis(title, least - room, most + room, text);
  }

  /** Around positive values, with a margin at both ends, logarithmic. */
  static Axis logarithmic(
      String title, double least, double most, double margin, DoubleFunction<String> text) {
    double room = Math.pow(most / least, margin);
    return new Axis(title, least / room, most * room, true, text);
  }

  /** Where a value is, from 0 to 1. */
  public double share(double value) {
    return logarithmic
        ? Math.log(value / least) / Math.log(most / least)
        : (value - least) / (most - least);
  }

  /**
   * Round numbers along it.
   *
   * @param count how many there is room for, or fewer
   */
  List<Double> ticks(double count) {
    return logarithmic
        ? Ticks.logarithmic(least, most, count)
        : Ticks.in(least, most, Ticks.step((most - least) / count));
  }
}
