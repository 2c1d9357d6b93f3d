package io.unetlab.profiler.latency;

/**
 * A kernel that always does the same work distinguishes a slow network from a disturbed machine:
 * when its times change between rounds, the machine changed.
 */
public interface Calibration {

  /** Floating-point operations of one {@link #run()}, a multiply-add counted as two. */
  double flops();

  /** Executes the kernel once and returns when it is done. */
  void run();
}
