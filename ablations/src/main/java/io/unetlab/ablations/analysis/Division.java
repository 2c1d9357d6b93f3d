package io.unetlab.ablations.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The sums over orders from which a {@link Shapley} is computed, for each choice and metric. */
final class Division {

  private static final int DECIMALS = 6;

  private final long orders;
  private final BigDecimal[] totals;
  private final BigDecimal[][] sums;
  private final double[][] errors;

  /**
   * Takes sums.
   *
   * @param totals of each metric
   * @param sums over all orders, by choice and metric
   * @param errors of the averages, by choice and metric
   */
  Division(long orders, BigDecimal[] totals, BigDecimal[][] sums, double[][] errors) {
    this.orders = orders;
    this.totals = totals;
    this.sums = sums;
    this.errors = errors;
  }

  /** The division when no order leads to the end. */
  static Division none() {
    return new Division(0, new BigDecimal[0], new BigDecimal[0][], new double[0][]);
  }

  long orders() {
    return orders;
  }

  BigDecimal total(int metric) {
    return totals[metric];
  }

  double error(int choice, int metric) {
    return errors[choice][metric];
  }

  /** The averages; the rounding error goes to the largest, so that they add up exactly. */
  List<BigDecimal> amounts(int metric) {
    List<BigDecimal> amounts = new ArrayList<>();
    BigDecimal left = totals[metric];
    int largest = 0;
    for (int i = 0; i < sums.length; i++) {
      BigDecimal amount =
          sums[i][metric].divide(BigDecimal.valueOf(orders), DECIMALS, RoundingMode.HALF_EVEN);
      amounts.add(amount);
      left = left.subtract(amount);
      largest = amount.abs().compareTo(amounts.get(largest).abs()) > 0 ? i : largest;
    }
    amounts.set(largest, amounts.get(largest).add(left));
    return amounts;
  }
}
