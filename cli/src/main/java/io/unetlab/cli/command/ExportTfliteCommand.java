package io.unetlab.cli.command;

import io.unetlab.builders.Exporters;
import io.unetlab.cli.option.ExportOption;
import io.unetlab.cli.option.TfliteOption;
import io.unetlab.cli.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes a network in the format that LiteRT runs. */
@Command(
    name = "tflite",
    description = {
      "Write a network as a TensorFlow Lite file, NAME.tflite, for LiteRT, with weights from a",
      "file or a seed. docs/litert.md says which form suits which delegate."
    },
    footer = {
      "  unetlab export tflite mobilediffusion -o tflite --precision float16 --form composites",
      "  unetlab export tflite sd15_pipeline --part decoder -o tflite"
    })
final class ExportTfliteCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private ExportOption export;
  @Mixin private TfliteOption form;

  ExportTfliteCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new NetworkExport(spec.commandLine(), terminal, export)
        .write(Exporters.TFLITE, form.options());
  }
}
