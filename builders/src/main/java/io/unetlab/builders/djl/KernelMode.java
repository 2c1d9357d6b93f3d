package io.unetlab.builders.djl;

/** The kernels that a network runs on. */
public enum KernelMode {
  /** PyTorch's own: fast, without holding attention scores in memory. */
  FUSED {
    @Override
    Kernels kernels() {
      return FusedKernels.get();
    }
  },
  /** DJL's array operations only, as the reference for the others. */
  PLAIN {
    @Override
    Kernels kernels() {
      return new PlainKernels();
    }
  };

  abstract Kernels kernels();
}
