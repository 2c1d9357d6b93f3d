package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.study.Comparison;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/** A bound that the value of a column has to keep. */
public record Limit(Column column, Comparison comparison, BigDecimal bound) {

  private static final BigInteger FAR = BigInteger.valueOf(Long.MAX_VALUE / 4);

  public Limit {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(comparison, "comparison");
    Objects.requireNonNull(bound, "bound");
  }

  /** Whether a configuration for which the column is known keeps it. */
  public boolean holds(int[] configuration) {
    return comparison.holds(column.decimal(column.at(configuration)), bound);
  }

  Dimension dimension() {
    return new Dimension(column, !comparison.isUpper());
  }

  /** The greatest value of the dimension that keeps it. */
  long most() {
    BigDecimal exact = bound.scaleByPowerOfTen(column.decimals());
    BigInteger most =
        switch (comparison) {
          case AT_MOST -> exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
          case BELOW ->
              exact.setScale(0, RoundingMode.CEILING).toBigInteger().subtract(BigInteger.ONE);
          case AT_LEAST -> exact.setScale(0, RoundingMode.CEILING).toBigInteger().negate();
          case ABOVE ->
              exact.setScale(0, RoundingMode.FLOOR).toBigInteger().add(BigInteger.ONE).negate();
        };
    return most.min(FAR).max(FAR.negate()).longValueExact();
  }
}
