package io.unetlab.ablations.analysis;

import io.unetlab.profiler.metric.Metric;
import java.util.Objects;
import java.util.Optional;

/**
 * A choice that saves one thing and not another that one would expect to go with it.
 *
 * @param label the choice, {@code factor=option}
 * @param ladder whether it was seen on the ladder's rung; else on average over the trials
 * @param saving what it saves, below 0, relative
 * @param change what becomes of the other, relative
 * @param interval of the other's change, relative; only of latencies
 */
public record Discrepancy(
    Kind kind,
    String label,
    boolean ladder,
    Metric saved,
    double saving,
    Metric other,
    double change,
    Optional<Bounds> interval) {

  /** What is odd. */
  public enum Kind {
    /** The time cannot be told from what it was. */
    NO_TIME_TOLD,
    /** The time went down by much less than the MACs, or up. */
    LITTLE_TIME,
    /** Parameters went, and the memory while running did not. */
    NO_MEMORY,
    /** Something else went up by as much as is worth mentioning. */
    COSTS
  }

  public Discrepancy {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(saved, "saved");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(interval, "interval");
  }

  /** Whether another says the same of the same choice. */
  boolean repeats(Discrepancy that) {
    return kind == that.kind
        && label.equals(that.label)
        && saved.equals(that.saved)
        && other.equals(that.other);
  }
}
