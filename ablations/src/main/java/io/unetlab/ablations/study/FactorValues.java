package io.unetlab.ablations.study;

import io.unetlab.spec.path.SpecPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a short factor's options set: one value at each of its paths.
 *
 * @param paths at least one; they get the same value
 * @param numbers of the options, in their order; empty when not every value is a number
 * @param isBaseAdded whether the base's value is an option although the factor does not list it
 */
public record FactorValues(
    List<SpecPath> paths, Optional<List<BigDecimal>> numbers, boolean isBaseAdded) {

  public FactorValues {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a short factor has a path, found none");
    }
    Objects.requireNonNull(numbers, "numbers");
    numbers = numbers.map(List::copyOf);
  }
}
