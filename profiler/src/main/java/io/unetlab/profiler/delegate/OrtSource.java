package io.unetlab.profiler.delegate;

/**
 * The version of ONNX Runtime's providers that was read: the repository of the provider for QNN has
 * those of ONNX Runtime too.
 */
final class OrtSource {

  static final String COMMIT = "cee6c0d91e583d43f5ecef6391e93c19b4042c0f";

  private OrtSource() {}

  static Source of(String path, String place) {
    return new Source("onnxruntime/onnxruntime-qnn", COMMIT, "onnxruntime/core/" + path, place);
  }
}
