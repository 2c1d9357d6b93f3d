package io.unetlab.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Exports networks to other tools. */
@Command(
    name = "export",
    description = "Write a network in another tool's format.",
    subcommands = {
      ExportDiffusersCommand.class,
      ExportModelExplorerCommand.class,
      ExportOnnxCommand.class,
      ExportTfliteCommand.class
    },
    synopsisSubcommandLabel = "diffusers|modelexplorer|onnx|tflite",
    footer = {
      "  unetlab export diffusers sd15 -o config.json",
      "  unetlab export onnx mobilediffusion -o onnx --precision float16",
      "  unetlab export tflite mobilediffusion -o tflite --precision float16"
    })
public final class ExportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "export to what? " + String.join(" or ", spec.subcommands().keySet()));
  }
}
