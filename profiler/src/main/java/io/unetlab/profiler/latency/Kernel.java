package io.unetlab.profiler.latency;

/** The calibration kernel on the target that a run measures on. */
public interface Kernel {

  /** Floating-point operations of one run, a multiply-add counted as two. */
  double flops();

  /**
   * The median of the protocol's number of runs at one point between rounds.
   *
   * @throws TargetException when the kernel fails, since no figure can be trusted without it
   */
  double medianSeconds();
}
