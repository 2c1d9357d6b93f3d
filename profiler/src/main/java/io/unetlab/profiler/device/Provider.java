package io.unetlab.profiler.device;

import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What executes networks within a runtime: execution providers of ONNX Runtime, delegates of
 * LiteRT. The CPU's own kernels are always present and last.
 */
enum Provider {
  /** Optimised CPU kernels for some operations; in every build of both. */
  XNNPACK(RuntimeKind.ONNXRUNTIME, RuntimeKind.BENCHMARK_MODEL),
  /** Android's interface to GPU, DSP and NPU, from API 27. */
  NNAPI(RuntimeKind.ONNXRUNTIME, RuntimeKind.BENCHMARK_MODEL),
  /** Qualcomm's NPU; only in an AAR built for it. */
  QNN(RuntimeKind.ONNXRUNTIME),
  /** LiteRT's own, by OpenCL or OpenGL. */
  GPU(RuntimeKind.BENCHMARK_MODEL);

  private final Set<RuntimeKind> runtimes;

  Provider(RuntimeKind... runtimes) {
    this.runtimes = Set.of(runtimes);
  }

  boolean isOf(RuntimeKind runtime) {
    return runtimes.contains(runtime);
  }

  /** Those of a runtime, as written in a device file. */
  static String words(RuntimeKind runtime) {
    return Arrays.stream(values())
        .filter(it -> it.isOf(runtime))
        .map(ChoiceType::word)
        .collect(Collectors.joining(", "));
  }
}
