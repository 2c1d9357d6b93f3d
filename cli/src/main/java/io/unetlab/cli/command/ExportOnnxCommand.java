package io.unetlab.cli.command;

import io.unetlab.builders.Exporters;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.cli.option.ExportOption;
import io.unetlab.cli.option.OnnxOption;
import io.unetlab.cli.output.Terminal;
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

  @Mixin private OnnxOption form;

  @Option(
      names = "--external-data",
      description = "Write weights to a separate file, as is always done above 2.1 GB.")
  private boolean externalData;

  ExportOnnxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OnnxOptions options = form.options(externalData, spec.commandLine());
    return new NetworkExport(spec.commandLine(), terminal, export).write(Exporters.ONNX, options);
  }
}
