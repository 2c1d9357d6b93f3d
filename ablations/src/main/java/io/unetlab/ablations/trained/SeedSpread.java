package io.unetlab.ablations.trained;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A measure of one network over its seeds.
 *
 * @param sd sample standard deviation of one training; empty for a single seed
 */
public record SeedSpread(int seeds, double mean, OptionalDouble sd) {

  /** Of the values of all seeds; empty without any. */
  static Optional<SeedSpread> of(Collection<Double> values) {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    return all.length == 0
        ? Optional.empty()
        : Optional.of(
            new SeedSpread(
                all.length,
                StatUtils.mean(all),
                all.length == 1
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.sqrt(StatUtils.variance(all)))));
  }
}
