package io.unetlab.ablations.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * A rank correlation, or the difference of two, with its 95 % interval by the percentile bootstrap:
 * the networks are drawn again with replacement, all values of a network together. B. Efron and R.
 * Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13. The draws are the same in every
 * run. It shows how far the value depends on which networks were compared; with a few dozen it is a
 * little too narrow.
 *
 * @param count networks
 */
public record RankAgreement(double value, double low, double high, int count) {

  private static final int DRAWS = 4000;
  private static final double TAIL = 2.5;

  /** Below this, most draws repeat a few networks. */
  private static final int LEAST = 5;

  /**
   * How far the order of a list agrees with that of a reference; empty for fewer than five values,
   * or if all values of a list are equal.
   */
  public static Optional<RankAgreement> of(
      RankCorrelation kind, double[] values, double[] reference) {
    return bootstrap(
        reference.length, drawn -> kind.of(take(values, drawn), take(reference, drawn)));
  }

  /**
   * By how much more a list agrees with a reference than another list does, on the same networks.
   */
  public static Optional<RankAgreement> difference(
      RankCorrelation kind, double[] values, double[] others, double[] reference) {
    return bootstrap(
        reference.length,
        drawn -> {
          double[] order = take(reference, drawn);
          OptionalDouble one = kind.of(take(values, drawn), order);
          OptionalDouble other = kind.of(take(others, drawn), order);
          return one.isPresent() && other.isPresent()
              ? OptionalDouble.of(one.getAsDouble() - other.getAsDouble())
              : OptionalDouble.empty();
        });
  }

  private static Optional<RankAgreement> bootstrap(
      int count, Function<int[], OptionalDouble> statistic) {
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = i;
    }
    OptionalDouble value = count < LEAST ? OptionalDouble.empty() : statistic.apply(all);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Random random = new Random(0);
    double[] drawn =
        DoubleStream.generate(() -> redrawn(statistic, random, count)).limit(DRAWS).toArray();
    // Linear between order statistics, as NumPy's percentile.
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(drawn);
    return Optional.of(
        new RankAgreement(
            value.getAsDouble(),
            percentile.evaluate(TAIL),
            percentile.evaluate(100 - TAIL),
            count));
  }

  // A draw without an order says nothing and is drawn again.
  private static double redrawn(
      Function<int[], OptionalDouble> statistic, Random random, int count) {
    while (true) {
      int[] drawn = random.ints(count, 0, count).toArray();
      OptionalDouble value = statistic.apply(drawn);
      if (value.isPresent()) {
        return value.getAsDouble();
      }
    }
  }

  private static double[] take(double[] values, int[] places) {
    double[] taken = new double[places.length];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = values[places[i]];
    }
    return taken;
  }

  /** Whether the interval does not contain 0. */
  public boolean isSeparated() {
    return low > 0 || high < 0;
  }
}
