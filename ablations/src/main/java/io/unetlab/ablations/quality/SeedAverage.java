package io.unetlab.ablations.quality;

import io.unetlab.ablations.study.TrainedValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Several trainings of one network give one value: their mean.
 *
 * <p>Its standard deviation is that of a mean of n independent values: sqrt(sd1² + ... + sdn²) / n
 * if every training states one, else s / sqrt(n) with the sample standard deviation s (divisor n -
 * 1). It is empty for a single training that states none, and for several with the same result.
 */
final class SeedAverage {

  private SeedAverage() {}

  static TrainedValue of(List<TrainedValue> seeds) {
    return seeds.size() == 1 ? seeds.get(0) : new TrainedValue(mean(values(seeds)), sd(seeds));
  }

  /** The mean of at least one value, to 16 digits. */
  static BigDecimal mean(List<BigDecimal> values) {
    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
  }

  /** Sample standard deviation of at least two values. */
  static double spread(List<BigDecimal> values) {
    return Math.sqrt(
        StatUtils.variance(values.stream().mapToDouble(BigDecimal::doubleValue).toArray()));
  }

  private static OptionalDouble sd(List<TrainedValue> seeds) {
    double[] stated = seeds.stream().flatMapToDouble(seed -> seed.sd().stream()).toArray();
    return stated.length == seeds.size()
        ? OptionalDouble.of(
            Math.sqrt(DoubleStream.of(stated).map(sd -> sd * sd).sum()) / stated.length)
        : known(spread(values(seeds)) / Math.sqrt(seeds.size()));
  }

  /** A computed standard deviation; empty when it is 0, which carries no information. */
  static OptionalDouble known(double sd) {
    return sd > 0 ? OptionalDouble.of(sd) : OptionalDouble.empty();
  }

  private static List<BigDecimal> values(List<TrainedValue> seeds) {
    return seeds.stream().map(TrainedValue::value).toList();
  }
}
