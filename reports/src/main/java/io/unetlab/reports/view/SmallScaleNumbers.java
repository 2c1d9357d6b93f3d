package io.unetlab.reports.view;

import io.unetlab.ablations.trained.PairedDifference;
import io.unetlab.ablations.trained.SeedSpread;
import io.unetlab.reports.table.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Means over seeds and their differences, at the precision that their spread supports. */
final class SmallScaleNumbers {

  /** Digits of a spread; more would be chance. */
  private static final int DIGITS = 2;

  private static final int WITHOUT_SPREAD = 4;
  private static final int MOST = 8;

  private SmallScaleNumbers() {}

  /**
   * {@code 0.131 (0.015)}: the mean and the standard deviation of one training.
   *
   * @param decimals the same in a column
   */
  static String text(SeedSpread spread, int decimals) {
    String mean = plain(spread.mean(), decimals);
    return spread.sd().isPresent()
        ? mean + " (" + plain(spread.sd().getAsDouble(), decimals) + ")"
        : mean;
  }

  /** {@code +0.004 ± 0.009}: the mean difference and half of its 95 % interval. */
  static String text(PairedDifference difference) {
    return text(difference, decimals(difference.reach()));
  }

  static String text(PairedDifference difference, int decimals) {
    OptionalDouble reach = difference.reach();
    String mean = plain(difference.mean(), decimals);
    String signed = difference.mean() > 0 ? "+" + mean : mean;
    return reach.isPresent() ? signed + " ± " + plain(reach.getAsDouble(), decimals) : signed;
  }

  static Cell cell(SeedSpread spread, int decimals) {
    return Cell.figure(MetricCells.rounded(spread.mean()), text(spread, decimals));
  }

  /** The most decimals that a spread supports; those of several in a column are the same. */
  static int decimals(Stream<OptionalDouble> spreads) {
    return spreads
        .filter(it -> it.isEmpty() || it.getAsDouble() > 0)
        .mapToInt(SmallScaleNumbers::decimals)
        .max()
        .orElse(WITHOUT_SPREAD);
  }

  /** A value at an axis. */
  static String tick(double value) {
    String plain =
        BigDecimal.valueOf(value)
            .setScale(MOST, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    return value > 0 ? "+" + plain : plain;
  }

  private static String plain(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
  }

  private static int decimals(OptionalDouble spread) {
    if (spread.isEmpty() || !(spread.getAsDouble() > 0)) {
      return WITHOUT_SPREAD;
    }
    int first = (int) Math.floor(Math.log10(spread.getAsDouble()));
    return Math.max(0, Math.min(MOST, DIGITS - 1 - first));
  }
}
