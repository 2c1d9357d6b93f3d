package io.unetlab.cli.command;

import io.unetlab.builders.Exporters;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.cli.option.ExportOption;
import io.unetlab.cli.option.PrecisionConverter;
import io.unetlab.cli.output.Terminal;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a network in the format that phones run. */
@Command(
    name = "onnx",
    description = {
      "Write a network as an ONNX file, NAME.onnx, with weights from a file or a seed.",
      "docs/onnx.md says which form suits which runtime."
    },
    footer = {
      "  unetlab export onnx mobilediffusion -o onnx --precision float16",
      "  unetlab export onnx sd15_pipeline --part decoder -o onnx"
    })
final class ExportOnnxCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private ExportOption export;

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

  @Option(
      names = "--external-data",
      description = "Write weights to a separate file, as is always done above 2.1 GB.")
  private boolean externalData;

  ExportOnnxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (opset < OnnxOptions.OLDEST_OPSET || opset > OnnxOptions.NEWEST_OPSET) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "--opset must be %d to %d, is %d",
              OnnxOptions.OLDEST_OPSET,
              OnnxOptions.NEWEST_OPSET,
              opset));
    }
    OnnxOptions options = new OnnxOptions(precision, opset, attention, externalData);
    return new NetworkExport(spec.commandLine(), terminal, export).write(Exporters.ONNX, options);
  }
}
