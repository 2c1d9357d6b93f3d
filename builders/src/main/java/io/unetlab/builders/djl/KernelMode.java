package io.unetlab.builders.djl;

/** Which kernels a network runs on. */
public enum KernelMode {
  /** PyTorch's own: fast, and without an attention's scores in memory. */
  FUSED {
    @Override
    Kernels kernels() {
      return FusedKernels.get();
    }
  },
  /** DJL's array operations alone, to hold the others against. */
  PLAIN {
    @Override
    Kernels kernels() {
      return new PlainKernels();
    }
  };

  abstract Kernels kernels();
}
