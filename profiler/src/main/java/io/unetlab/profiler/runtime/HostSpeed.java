package io.unetlab.profiler.runtime;

import io.unetlab.profiler.latency.Quantiles;

/**
 * What this machine does a second, told in a moment by the calibration kernel: networks reach about
 * as much, so that it says how long measuring them takes. No latency is judged by it.
 */
public final class HostSpeed {

  private static final int RUNS = 5;

  private HostSpeed() {}

  /**
   * FLOPs a second of the kernel on the first of the runtimes; the median of {@value #RUNS} runs
   * after one.
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
