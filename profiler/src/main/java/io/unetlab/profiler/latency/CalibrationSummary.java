package io.unetlab.profiler.latency;

import java.util.List;
import java.util.Locale;

/**
 * The calibration kernel's work never changes, so its times show how fast the machine is and
 * whether its speed stayed constant.
 *
 * @param flops floating-point operations of one run of the kernel
 * @param seconds the kernel's median time at each point: before the first round and after each
 * @param disturbedLimit the largest relative spread of the times, 0.10 for 10 %
 */
public record CalibrationSummary(double flops, List<Double> seconds, double disturbedLimit) {

  public CalibrationSummary {
    Checks.above("flops", flops, 0);
    seconds = List.copyOf(seconds);
    Checks.atLeast("number of calibration times", seconds.size(), 1);
    seconds.forEach(time -> Checks.above("calibration time", time, 0));
    Checks.above("disturbedLimit", disturbedLimit, 0);
  }

  /** The kernel's median FLOP/s. */
  public double flopsPerSecond() {
    return flops / Quantiles.median(times());
  }

  /** The range of the times relative to the shortest. */
  public double spread() {
    return Quantiles.spread(times());
  }

  /** Whether the machine's speed changed during the measurement. */
  public boolean disturbed() {
    return spread() > disturbedLimit;
  }

  /** Invalid when the machine was disturbed. */
  public Validity verdict() {
    return Validity.of(
        disturbed()
            ? List.of(
                String.format(
                    Locale.ROOT,
                    "the machine was disturbed: the calibration kernel's times lie %.1f %% apart between rounds (limit %.1f %%)",
                    100 * spread(),
                    100 * disturbedLimit))
            : List.of());
  }

  private double[] times() {
    return seconds.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
