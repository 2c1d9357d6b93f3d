package io.unetlab.cli.option;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxOptions;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What decides the nodes of an ONNX file, but for their numbers' type. */
public final class OnnxFormOption {

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
  public OnnxOptions options(ElementType precision, boolean externalData, CommandLine command) {
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
