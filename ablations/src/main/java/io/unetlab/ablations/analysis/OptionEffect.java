package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an option changes against its factor's base option, on average, in the metric's unit.
 *
 * @param change adjusted for the other factors; empty when the trials do not tell it
 * @param aliases the choices it cannot be told apart from, {@code factor=option} each
 * @param interval the change lies here with 95 % confidence; empty for counts, which have no noise,
 *     and where nothing is left to tell the noise from
 * @param contexts how many pairs of trials differ in this choice alone
 * @param range the smallest and the largest difference of such a pair; empty without one
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
