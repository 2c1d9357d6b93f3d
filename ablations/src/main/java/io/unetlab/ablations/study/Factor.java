package io.unetlab.ablations.study;

import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One design decision about the network, with its options.
 *
 * @param title for headings; the name if none was given
 * @param options at least one; the first is the base's
 * @param values of a short factor; empty for one that lists its options
 */
public record Factor(
    String name,
    String title,
    List<Option> options,
    Optional<FactorValues> values,
    SourceLocation location) {

  public Factor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    options = List.copyOf(options);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("factor " + name + " must have an option, has none");
    }
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(location, "location");
  }

  /** A factor that lists its options. */
  public Factor(String name, String title, List<Option> options, SourceLocation location) {
    this(name, title, options, Optional.empty(), location);
  }

  /** The options as numbers, in their order; empty when they are not numbers. */
  public Optional<List<BigDecimal>> numbers() {
    return values.flatMap(FactorValues::numbers);
  }

  /** The number that an option sets; empty when it is not one. */
  public Optional<BigDecimal> number(String optionName) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).name().equals(optionName)) {
        int place = i;
        return numbers().map(it -> it.get(place));
      }
    }
    return Optional.empty();
  }

  /** The base's option. */
  public Option base() {
    return options.get(0);
  }

  public Optional<Option> option(String optionName) {
    for (Option option : options) {
      if (option.name().equals(optionName)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** The options other than the base's. */
  public List<Option> changes() {
    return options.subList(1, options.size());
  }
}
