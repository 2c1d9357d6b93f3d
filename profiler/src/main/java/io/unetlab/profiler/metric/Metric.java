package io.unetlab.profiler.metric;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A quantity by which networks are measured and compared, declared once in {@link Metrics}:
 * columns, sorting, charts and constraints refer to it by name.
 *
 * @param name the key in files, on the command line and in JSON
 * @param title for headings
 * @param unit printed after every value; empty for a score without one
 * @param doc what it is, in one sentence
 */
public record Metric(String name, String title, String unit, Direction direction, String doc) {

  public Metric {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(doc, "doc");
  }

  // Names are unique, and maps by metric are read a hundred thousand times.
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** A value with its unit, rounded for readers: {@code 401.6 G MACs}. */
  public String text(BigDecimal value) {
    return new Quantity(value, unit).text();
  }

  /** Whether a user's quantity fits this metric: it has the metric's unit or none. */
  public boolean accepts(Quantity quantity) {
    return quantity.unit().isEmpty() || quantity.unit().equals(unit);
  }
}
