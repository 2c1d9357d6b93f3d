package io.unetlab.builders.onnx;

/** What the numbers of an ONNX file are. Inputs and output are float32 in any file. */
public enum OnnxPrecision {
  FLOAT32,
  /** Weights and activations in 16 bits; norms, softmax and the time's sinusoid in float32. */
  FLOAT16
}
