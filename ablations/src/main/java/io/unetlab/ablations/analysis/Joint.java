package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Option;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Two factors' options together, against both factors' base options, averaged over the options of
 * the other factors; in the metric's unit.
 *
 * @param firstAlone what the first does where the second factor has its base's option
 * @param secondAlone what the second does where the first factor has its base's option
 * @param interaction what both together change beyond the sum of the two
 */
public record Joint(
    Option first,
    Option second,
    OptionalDouble firstAlone,
    OptionalDouble secondAlone,
    double interaction) {

  public Joint {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(firstAlone, "firstAlone");
    Objects.requireNonNull(secondAlone, "secondAlone");
  }

  /** What both change together; empty when one alone is not known. */
  public OptionalDouble together() {
    return firstAlone.isPresent() && secondAlone.isPresent()
        ? OptionalDouble.of(firstAlone.getAsDouble() + secondAlone.getAsDouble() + interaction)
        : OptionalDouble.empty();
  }
}
