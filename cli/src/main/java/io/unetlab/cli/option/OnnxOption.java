package io.unetlab.cli.option;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxOptions;
import java.util.Locale;
import picocli.CommandLine;
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

  @Option(
      names = "--opset",
      paramLabel = "N",
      defaultValue = "18",
      description = "Version of ONNX's operator set, 17 to 23; ${DEFAULT-VALUE} if left out.")
  private int opset;

  @Option(
      names = "--attention",
      paramLabel = "FORM",
      defaultValue = "fused",
      description = {
        "fused (one node: Attention from opset 23 on, else com.microsoft's",
        "MultiHeadAttention) or plain (products and softmax); ${DEFAULT-VALUE} if left out."
      })
  private AttentionForm attention;

  /** The options of the file; rejects an opset that is not written. */
  public OnnxOptions options(boolean externalData, CommandLine command) {
    if (opset < OnnxOptions.OLDEST_OPSET || opset > OnnxOptions.NEWEST_OPSET) {
      throw new CommandLine.ParameterException(
          command,
          String.format(
              Locale.ROOT,
              "--opset must be %d to %d, is %d",
              OnnxOptions.OLDEST_OPSET,
              OnnxOptions.NEWEST_OPSET,
              opset));
    }
    return new OnnxOptions(precision, opset, attention, externalData);
  }
}
