package io.unetlab.ablations.trained;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How much two networks differ in a measure, in pairs of trainings with the same seed: they see the
 * same pictures, captions, noise and times in the same order, so what a seed does to both cancels.
 *
 * @param mean difference
 * @param sd sample standard deviation of the differences; empty for a single pair
 */
public record PairedDifference(int pairs, double mean, OptionalDouble sd) {

  private static final double UPPER = 0.975;
  private static final double POWER = 0.8;

  /** Of the seeds that both have; at least one. */
  public static PairedDifference of(Map<Long, Double> ours, Map<Long, Double> theirs) {
    double[] differences =
        ours.keySet().stream()
            .filter(theirs::containsKey)
            .mapToDouble(seed -> ours.getOrDefault(seed, 0.0) - theirs.getOrDefault(seed, 0.0))
            .toArray();
    if (differences.length == 0) {
      throw new IllegalArgumentException("no seed has both networks");
    }
    return new PairedDifference(
        differences.length,
        StatUtils.mean(differences),
        differences.length == 1
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(StatUtils.variance(differences))));
  }

  /**
   * Half the width of the 95 % interval of the mean, t(0.975, n - 1) s / sqrt(n) by Student's t
   * over the seeds; empty for a single pair.
   */
  public OptionalDouble reach() {
    return sd.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            new TDistribution(pairs - 1.0).inverseCumulativeProbability(UPPER)
                * sd.getAsDouble()
                / Math.sqrt(pairs));
  }

  /** Whether the interval leaves out 0, so that the sign of the difference is known. */
  public boolean isSeparated() {
    return reach().isPresent() && Math.abs(mean) > reach().getAsDouble();
  }

  /**
   * The number of seeds by which a paired t test at 5 % would find a difference of this size in
   * four of five studies: n = (z(0.975) + z(0.8))^2 s^2 / d^2 + z(0.975)^2 / 2, rounded up (W.
   * Guenther, "Sample size formulas for normal theory t tests", The American Statistician 35,
   * 1981). It takes the difference and its spread as they were seen, which few seeds know badly.
   * Empty for a single pair, and where there is no difference at all.
   */
  public OptionalInt seedsNeeded() {
    if (sd.isEmpty() || mean == 0) {
      return OptionalInt.empty();
    }
    NormalDistribution normal = new NormalDistribution();
    double z = normal.inverseCumulativeProbability(UPPER);
    double both = z + normal.inverseCumulativeProbability(POWER);
    double ratio = both * sd.getAsDouble() / mean;
    double needed = Math.ceil(ratio * ratio + z * z / 2);
    return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, needed));
  }
}
