package io.unetlab.ablations.propose;

import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What an edit saves in one metric for what it loses in another. An edit without loss precedes all
 * others, the largest saving first; then the highest ratio of saving to loss; one with an unknown
 * loss comes last.
 *
 * @param saved negative when it costs
 * @param lost negative when it gains; empty when unknown
 */
record Trade(BigDecimal saved, Optional<BigDecimal> lost) {

  static final Comparator<Trade> BEST_FIRST =
      Comparator.comparingInt(Trade::rank).thenComparing(Trade::compareSaving);

  Trade {
    Objects.requireNonNull(saved, "saved");
    Objects.requireNonNull(lost, "lost");
  }

  /** By how much a value is better than another. */
  static BigDecimal gain(Metric metric, BigDecimal before, BigDecimal after) {
    return metric.direction() == Direction.LOWER_IS_BETTER
        ? before.subtract(after)
        : after.subtract(before);
  }

  /** 0 without loss, 1 with a loss, 2 if the loss is unknown. */
  private int rank() {
    return lost.map(it -> it.signum() <= 0 ? 0 : 1).orElse(2);
  }

  // a / b > c / d where b, d > 0, without rounding.
  private int compareSaving(Trade other) {
    if (rank() != 1) {
      return other.saved.compareTo(saved);
    }
    return other
        .saved
        .multiply(lost.orElseThrow())
        .compareTo(saved.multiply(other.lost.orElseThrow()));
  }
}
