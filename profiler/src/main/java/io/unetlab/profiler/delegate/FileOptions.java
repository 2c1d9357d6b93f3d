package io.unetlab.profiler.delegate;

import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.tflite.TfliteOptions;
import java.util.Objects;

/** How a network would be exported: the file that a delegate gets. */
public record FileOptions(TfliteOptions tflite, OnnxOptions onnx) {

  public FileOptions {
    Objects.requireNonNull(tflite, "tflite");
    Objects.requireNonNull(onnx, "onnx");
  }
}
