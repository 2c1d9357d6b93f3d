package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Evidence;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A rung's effect on a metric, ours and as published.
 *
 * @param before empty when unknown
 * @param after empty when unknown
 * @param relative (after - before) / before; empty when one is unknown, before is 0, or it is a
 *     latency, which is compared by {@code TargetLatencies.compare}
 * @param published what sources state for the same edit, in the order of the file
 */
public record Change(
    Metric metric,
    Optional<BigDecimal> before,
    Optional<BigDecimal> after,
    Optional<BigDecimal> relative,
    List<Evidence> published) {

  public Change {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(relative, "relative");
    published = List.copyOf(published);
  }
}
