package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;

/**
 * A ladder whose order is searched for.
 *
 * @param best the counted metric to gain in
 * @param per the quality metric to lose as little of as possible
 * @param factors in any order
 */
public record BestOrder(Metric best, Metric per, List<String> factors) {

  public BestOrder {
    Objects.requireNonNull(best, "best");
    Objects.requireNonNull(per, "per");
    factors = List.copyOf(factors);
  }
}
