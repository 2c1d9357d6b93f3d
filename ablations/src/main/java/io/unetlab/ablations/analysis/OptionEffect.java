package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An option's average effect relative to its factor's base option, in the metric's unit.
 *
 * @param change adjusted for the other factors; empty if not estimable from the trials
 * @param aliases the choices that it is aliased with, {@code factor=option} each
 * @param interval the 95 % confidence interval of the change; empty for counts, which have no
 *     noise, and without residual degrees of freedom
 * @param contexts the number of pairs of trials that differ in this choice alone
 * @param range the smallest and the largest difference of such pairs; empty if there are none
 */
public record OptionEffect(
    Factor factor,
    Option option,
    OptionalDouble change,
    List<String> aliases,
    Optional<Bounds> interval,
    int contexts,
    Optional<Bounds> range) {

  public OptionEffect {
    Objects.requireNonNull(factor, "factor");
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(change, "change");
    aliases = List.copyOf(aliases);
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(range, "range");
  }

  /** {@code factor=option}. */
  public String label() {
    return factor.name() + "=" + option.name();
  }
}
