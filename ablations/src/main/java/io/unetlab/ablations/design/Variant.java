package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One option for every factor.
 *
 * @param choices factor to option, for all factors in the study's order
 * @param label the choices that differ from the base, {@code factor=option} each; {@code base} if
 *     there are none
 * @param changes how many differ from the base
 */
public record Variant(Map<String, String> choices, String label, int changes) {

  public Variant {
    choices =
        choices instanceof Choices
            ? choices
            : Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    Objects.requireNonNull(label, "label");
  }

  /** The base's option for every factor. */
  public static Variant base(List<Factor> factors) {
    return of(factors, Map.of());
  }

  /** The base with some choices changed. */
  public static Variant of(List<Factor> factors, Map<String, String> changed) {
    Option[] options = new Option[factors.size()];
    for (int i = 0; i < options.length; i++) {
      Factor factor = factors.get(i);
      String option = changed.getOrDefault(factor.name(), factor.base().name());
      options[i] = factor.option(option).orElseThrow(() -> unknown(factor, option));
    }
    return of(factors, options);
  }

  /**
   * The variant of a configuration.
   *
   * @param configuration for each factor the index of an option
   */
  public static Variant of(List<Factor> factors, int[] configuration) {
    Option[] options = new Option[factors.size()];
    for (int i = 0; i < options.length; i++) {
      options[i] = factors.get(i).options().get(configuration[i]);
    }
    return of(factors, options);
  }

  private static Variant of(List<Factor> factors, Option[] options) {
    StringBuilder label = new StringBuilder();
    int changes = 0;
    for (int i = 0; i < options.length; i++) {
      Factor factor = factors.get(i);
      String option = options[i].name();
      if (!option.equals(factor.base().name())) {
        label.append(changes++ == 0 ? "" : " ").append(factor.name()).append('=').append(option);
      }
    }
    return new Variant(
        new Choices(factors, options), changes == 0 ? "base" : label.toString(), changes);
  }

  private static IllegalArgumentException unknown(Factor factor, String option) {
    return new IllegalArgumentException(factor.name() + " has no option " + option);
  }

  public boolean isBase() {
    return changes == 0;
  }

  /** The chosen option of a factor of the same study. */
  public Option option(Factor factor) {
    Optional<Option> option =
        choices instanceof Choices own
            ? own.option(factor)
            : Optional.ofNullable(choices.get(factor.name())).flatMap(factor::option);
    return option.orElseThrow(
        () -> new IllegalStateException("another study's factor " + factor.name()));
  }

  /**
   * For each factor the index of its chosen option.
   *
   * @param factors of the same study, all of them
   */
  public int[] configuration(List<Factor> factors) {
    int[] configuration = new int[factors.size()];
    for (int i = 0; i < configuration.length; i++) {
      configuration[i] = factors.get(i).options().indexOf(option(factors.get(i)));
    }
    return configuration;
  }

  /** The chosen options that are not the base's, by factor. */
  public Map<Factor, Option> changesIn(List<Factor> factors) {
    Map<Factor, Option> changed = new LinkedHashMap<>();
    for (Factor factor : factors) {
      Option option = option(factor);
      if (!option.equals(factor.base())) {
        changed.put(factor, option);
      }
    }
    return changed;
  }

  // The label and the count follow from the choices, within one study; most labels differ, and
  // comparing them is faster.
  @Override
  public boolean equals(Object other) {
    return other instanceof Variant that
        && label.equals(that.label)
        && choices.equals(that.choices);
  }

  // Not the map's: it adds up its entries, and factors with the same option names collide by
  // thousands.
  @Override
  public int hashCode() {
    return label.hashCode();
  }

  @Override
  public String toString() {
    return label;
  }
}
