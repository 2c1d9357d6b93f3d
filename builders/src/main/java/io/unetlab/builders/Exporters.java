package io.unetlab.builders;

import io.unetlab.builders.export.Exporter;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;

/** The formats that networks can be exported to, one line each. */
public final class Exporters {

  public static final Exporter<OnnxOptions> ONNX = new OnnxExporter();
  public static final Exporter<TfliteOptions> TFLITE = new TfliteExporter();

  private Exporters() {}
}
