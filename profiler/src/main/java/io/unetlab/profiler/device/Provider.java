package io.unetlab.profiler.device;

/**
 * ONNX Runtime's execution providers that its Java API can ask for on Android. The CPU's own is
 * always there and comes last.
 */
enum Provider {
  /** Kernels for the CPU, by operation; in every AAR. */
  XNNPACK,
  /** Android's own interface to GPU, DSP and NPU; in every AAR, from API 27 on. */
  NNAPI,
  /** Qualcomm's NPU; in the AAR that was built for it only. */
  QNN
}
