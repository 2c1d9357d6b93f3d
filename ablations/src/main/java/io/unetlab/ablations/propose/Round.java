package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.Variant;
import io.unetlab.profiler.metric.Metric;
import java.util.List;

/**
 * What a proposer asks for at once.
 *
 * @param variants none if the proposer only asks whether its time is up
 * @param needs the latencies to measure of each variant; none when counts are enough
 * @param search number of the search that asks, from 0; each has its own time
 */
public record Round(List<Variant> variants, List<Metric> needs, int search) {

  public Round {
    variants = List.copyOf(variants);
    needs = List.copyOf(needs);
    if (search < 0) {
      throw new IllegalArgumentException("search must be at least 0, found " + search);
    }
  }

  /** Variants whose counts are enough. */
  public static Round counted(List<Variant> variants) {
    return new Round(variants, List.of(), 0);
  }
}
