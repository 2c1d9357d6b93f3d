package io.unetlab.cli.option;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.onnx.OnnxOptions;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What decides the nodes of an ONNX file, on every command that writes one or speaks of them. */
public final class OnnxOption {

  @Option(
      names = "--precision",
      converter = PrecisionConverter.OfOnnx.class,
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "float32 or float16; ${DEFAULT-VALUE} if left out.")
  private ElementType precision;

  @Mixin private OnnxFormOption form;

  /** The options of the file; rejects an opset that is not written. */
  public OnnxOptions options(boolean externalData, CommandLine command) {
    return form.options(precision, externalData, command);
  }
}
