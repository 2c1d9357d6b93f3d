package io.unetlab.profiler.device;

/**
 * ONNX Runtime's execution providers that its Java API can ask for on Android. The CPU's is always
 * present and last.
 */
enum Provider {
  /** Optimised CPU kernels for some operations; in every AAR. */
  XNNPACK,
  /** Android's interface to GPU, DSP and NPU; in every AAR, from API 27. */
  NNAPI,
  /** Qualcomm's NPU; only in an AAR built for it. */
  QNN
}
