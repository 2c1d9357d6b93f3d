package io.unetlab.profiler.runtime;

import io.unetlab.profiler.latency.Quantiles;

/**
 * This machine's speed, quickly estimated with the calibration kernel. Networks reach about the
 * same, so it predicts how long measuring takes. No latency is judged by it.
 */
public final class HostSpeed {

  private static final int RUNS = 5;

  private HostSpeed() {}

  /**
   * FLOP/s of the kernel on the first runtime; the median of {@value #RUNS} runs after one warm-up
   * run.
   */
  public static double flopsPerSecond(BenchSettings settings) {
    try (Hosts hosts = new Hosts(settings);
        ConvolutionKernel kernel = new ConvolutionKernel(hosts.first())) {
      kernel.run();
      double[] seconds = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        kernel.run();
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
      return kernel.flops() / Quantiles.median(seconds);
    }
  }
}
