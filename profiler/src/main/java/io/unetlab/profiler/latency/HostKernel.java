package io.unetlab.profiler.latency;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The calibration kernel in this process. */
final class HostKernel implements Kernel {

  private final Calibration calibration;
  private final int runs;
  private final Stopwatch watch;
  private final Consumer<LatencyEvent> listener;

  /**
   * @param runs over which the median is taken
   */
  HostKernel(Calibration calibration, int runs, Stopwatch watch, Consumer<LatencyEvent> listener) {
    this.calibration = calibration;
    this.runs = runs;
    this.watch = watch;
    this.listener = listener;
  }

  @Override
  public double flops() {
    return calibration.flops();
  }

  void warmUp() {
    time();
  }

  @Override
  public double medianSeconds() {
    double median = time();
    String detail = String.format(Locale.ROOT, "%.2f GFLOP/s", flops() / median / 1e9);
    tell(LatencyEvent.Kind.CALIBRATED, detail);
    return median;
  }

  private double time() {
    tell(LatencyEvent.Kind.CALIBRATING, "runs of the kernel");
    return Quantiles.median(
        IntStream.range(0, runs).mapToDouble(run -> watch.time(calibration::run) / 1e9).toArray());
  }

  private void tell(LatencyEvent.Kind kind, String detail) {
    listener.accept(new LatencyEvent(kind, "calibration", detail));
  }
}
