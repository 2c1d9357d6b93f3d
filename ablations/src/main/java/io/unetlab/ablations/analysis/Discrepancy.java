package io.unetlab.ablations.analysis;

import io.unetlab.profiler.metric.Metric;
import java.util.Objects;
import java.util.Optional;

/**
 * A choice that saves one metric but not another that one would expect to follow.
 *
 * @param label the choice, {@code factor=option}
 * @param ladder whether it was seen on a rung of the ladder; else on average over the trials
 * @param saving the relative change of the saved metric, below 0
 * @param change the relative change of the other metric
 * @param interval of the other metric's relative change; only for latencies
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

  /** The kind of discrepancy. */
  public enum Kind {
    /** The time did not change measurably. */
    NO_TIME_TOLD,
    /** The time went down by much less than the MACs, or up. */
    LITTLE_TIME,
    /** Parameters were saved, but no memory at run time. */
    NO_MEMORY,
    /** Another cost went up notably. */
    COSTS
  }

  public Discrepancy {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(saved, "saved");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(interval, "interval");
  }

  /** Whether another states the same for the same choice. */
  boolean repeats(Discrepancy that) {
    return kind == that.kind
        && label.equals(that.label)
        && saved.equals(that.saved)
        && other.equals(that.other);
  }
}
