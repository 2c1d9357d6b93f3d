package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Factor to option, in the factors' order; immutable. A study has up to a hundred thousand of
 * these, so each shares its keys with the others of the study and holds one array.
 */
final class Choices extends AbstractMap<String, String> {

  private final List<Factor> factors;
  private final Option[] options;

  /**
   * @param options one for each factor; the array must not change afterwards
   */
  Choices(List<Factor> factors, Option[] options) {
    this.factors = factors;
    this.options = options;
  }

  // Linear search: names are few, and mostly differ in length.
  @Override
  public @Nullable String get(@Nullable Object name) {
    for (int i = 0; i < options.length; i++) {
      if (factors.get(i).name().equals(name)) {
        return options[i].name();
      }
    }
    return null;
  }

  /** The chosen option of a factor; empty for a factor of another study. */
  Optional<Option> option(Factor factor) {
    for (int i = 0; i < options.length; i++) {
      if (factors.get(i) == factor) {
        return Optional.of(options[i]);
      }
    }
    return Optional.ofNullable(get(factor.name())).flatMap(factor::option);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return options.length;
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, String>> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < options.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Map.entry(factors.get(next).name(), options[next++].name());
    }
  }
}
