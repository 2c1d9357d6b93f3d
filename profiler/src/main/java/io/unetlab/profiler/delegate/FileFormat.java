package io.unetlab.profiler.delegate;

/** The format of the files that a delegate's runtime reads. */
public enum FileFormat {
  TFLITE,
  ONNX
}
