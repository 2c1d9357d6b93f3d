package io.unetlab.profiler.metric;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small immutable map with a fixed order. A study holds a hundred thousand of these: they share
 * their list of names, and a linear search over a dozen names beats hashing.
 */
final class NamedValues extends AbstractMap<String, BigDecimal> {

  private final List<String> names;
  private final List<BigDecimal> values;

  /**
   * @param values must not change afterwards
   */
  NamedValues(List<String> names, List<BigDecimal> values) {
    this.names = List.copyOf(names);
    this.values = values;
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(names + " are the names of " + values.size() + " values");
    }
  }

  static NamedValues of(Map<String, BigDecimal> map) {
    return new NamedValues(List.copyOf(map.keySet()), List.copyOf(map.values()));
  }

  @Override
  public @Nullable BigDecimal get(@Nullable Object name) {
    for (int place = 0; place < names.size(); place++) {
      if (names.get(place).equals(name)) {
        return values.get(place);
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, BigDecimal>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.size();
      }

      @Override
      public Iterator<Map.Entry<String, BigDecimal>> iterator() {
        Iterator<String> name = names.iterator();
        Iterator<BigDecimal> value = values.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return name.hasNext();
          }

          @Override
          public Map.Entry<String, BigDecimal> next() {
            return Map.entry(name.next(), value.next());
          }
        };
      }
    };
  }
}
