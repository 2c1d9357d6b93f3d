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
   * A set from parallel lists.
   *
   * @param names distinct, each with the value at the same index; sets made from one list share it
   * @throws IllegalArgumentException when the lists differ in length
   */
  public static MetricSet of(List<String> names, List<BigDecimal> values) {
    return new MetricSet(new NamedValues(names, List.copyOf(values)));
  }

  /**
   * The same, but the values stay where they are: each is read from the list on access.
   *
   * @param values must not change afterwards
   */
  public static MetricSet view(List<String> names, List<BigDecimal> values) {
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
   * A required value.
   *
   * @throws IllegalArgumentException when it is missing
   */
  public BigDecimal require(String name) {
    return get(name)
        .orElseThrow(
            () -> new IllegalArgumentException("no value for " + name + ", only for " + names()));
  }

  /**
   * A required count.
   *
   * @throws ArithmeticException when the value is not a 64-bit integer
   */
  public long count(String name) {
    return require(name).longValueExact();
  }

  /** This set with one value added or replaced. */
  public MetricSet with(String name, BigDecimal value) {
    Map<String, BigDecimal> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new MetricSet(more);
  }

  /** This set with the other's values added; the other's win. */
  public MetricSet with(MetricSet other) {
    Map<String, BigDecimal> more = new LinkedHashMap<>(values);
    more.putAll(other.values);
    return new MetricSet(more);
  }
}
