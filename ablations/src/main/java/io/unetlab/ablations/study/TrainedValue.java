package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A quality metric of a trained network.
 *
 * @param sd standard deviation of the value, in the metric's unit; 0 where none is stated
 */
public record TrainedValue(BigDecimal value, double sd) {

  public TrainedValue {
    Objects.requireNonNull(value, "value");
    if (!(sd >= 0)) {
      throw new IllegalArgumentException("sd must be at least 0, found " + sd);
    }
  }
}
