package io.unetlab.builders.litert;

import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;

/** The implementations of the operators on the CPU. */
public enum CpuKernels {
  /** XNNPACK, and the built-in kernels for the operators that it refuses. */
  XNNPACK {
    @Override
    BuiltinOpResolver resolver() {
      return new BuiltinOpResolver();
    }
  },
  /** TensorFlow Lite's own kernels. */
  BUILT_IN {
    @Override
    BuiltinOpResolver resolver() {
      return new BuiltinOpResolverWithoutDefaultDelegates();
    }
  };

  /** To be closed by the caller. */
  abstract BuiltinOpResolver resolver();
}
