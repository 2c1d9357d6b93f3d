package io.unetlab.profiler.latency;

/** The calibration kernel on the target that a run measures on. */
public interface Kernel {

  /** Floating-point operations of one run, a multiply and an add counted as two. */
  double flops();

  /**
   * The median of as many runs as the protocol asks for at one point between rounds.
   *
   * @throws TargetException when the kernel fails: without it no figure can be trusted
   */
  double medianSeconds();
}
