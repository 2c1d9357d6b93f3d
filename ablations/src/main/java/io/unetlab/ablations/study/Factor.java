package io.unetlab.ablations.study;

import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One design decision about the network, with its options.
 *
 * @param title for headings; the name if none was given
 * @param options at least one; the first is the base's
 */
public record Factor(String name, String title, List<Option> options, SourceLocation location) {

  public Factor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    options = List.copyOf(options);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("factor " + name + " must have an option, has none");
    }
    Objects.requireNonNull(location, "location");
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
