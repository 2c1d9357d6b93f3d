package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A quality metric of a trained network.
 *
 * @param sd standard deviation of the value, in the metric's unit; empty where none is stated
 */
public record TrainedValue(BigDecimal value, OptionalDouble sd) {

  public TrainedValue {
    Objects.requireNonNull(value, "value");
    if (sd.isPresent() && !(sd.getAsDouble() > 0)) {
      throw new IllegalArgumentException("sd must be more than 0, found " + sd);
    }
  }
}
