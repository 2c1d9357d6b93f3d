package io.unetlab.reports.chart;

import io.unetlab.reports.table.Numbers;

/** What charts of counts share. */
final class Charts {

  private Charts() {}

  /** A round number at an axis: {@code 400 M}, {@code 1.1 G}. */
  static String tick(double value) {
    return Ticks.brief(Numbers.brief(Math.round(value)));
  }
}
