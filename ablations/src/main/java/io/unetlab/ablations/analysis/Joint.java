package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Option;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Two factors' options together, relative to both factors' base options, averaged over the options
 * of the other factors; in the metric's unit.
 *
 * @param firstAlone the first option's effect where the second factor has its base option
 * @param secondAlone the second option's effect where the first factor has its base option
 * @param interaction the effect of both together beyond the sum of the two
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

  /** The effect of both together; empty if one alone is unknown. */
  public OptionalDouble together() {
    return firstAlone.isPresent() && secondAlone.isPresent()
        ? OptionalDouble.of(firstAlone.getAsDouble() + secondAlone.getAsDouble() + interaction)
        : OptionalDouble.empty();
  }
}
