package io.unetlab.profiler.metric;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values by metric name; decimal, so that counts and published figures stay exact. Immutable. */
public record MetricSet(Map<String, BigDecimal> values) {

  public static final MetricSet EMPTY = new MetricSet(Map.of());

  public MetricSet {
    values = values instanceof NamedValues ? values : NamedValues.of(values);
  }

  /**
   * The set of some names' values.
   *
   * @param names distinct, each with the value at its place; sets of the same list share it
   * @throws IllegalArgumentException when there are not as many values as names
   */
  public static MetricSet of(List<String> names, List<BigDecimal> values) {
    return new MetricSet(new NamedValues(names, values));
  }

  /** The names that have a value, in the order in which they were added. */
  public Set<String> names() {
    return values.keySet();
  }

  public Optional<BigDecimal> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * A value that has to be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public BigDecimal require(String name) {
    return get(name)
        .orElseThrow(
            () -> new IllegalArgumentException("no value for " + name + ", only for " + names()));
  }

  /**
   * A count that has to be there.
   *
   * @throws ArithmeticException when the value is no whole number of 64 bits
   */
  public long count(String name) {
    return require(name).longValueExact();
  }

  /** This set with one value more, or changed. */
  public MetricSet with(String name, BigDecimal value) {
    Map<String, BigDecimal> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new MetricSet(more);
  }

  /** This set with the other's values added; where both have one, the other's. */
  public MetricSet with(MetricSet other) {
    Map<String, BigDecimal> more = new LinkedHashMap<>(values);
    more.putAll(other.values);
    return new MetricSet(more);
  }
}
