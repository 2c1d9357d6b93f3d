package io.unetlab.cli.command;

import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.diffusers.DiffusersConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A config that a class of diffusers or transformers loads. */
@Command(
    name = "diffusers",
    description = {
      "Write a config.json that a class of diffusers loads: UNet2DConditionModel,",
      "DreamLiteUNetModel or UNet2DModel, whichever fits a UNet; AutoencoderKL or",
      "AutoencoderTiny of a decoder or encoder, whose other half mirrors it.",
      "Fails, naming each feature that such a file cannot express."
    })
final class ExportDiffusersCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private SetOption set;
  @Mixin private OutputFile output;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Override
  public Integer call() {
    String json = DiffusersConfig.write(SpecLoader.load(Models.file(network), set.patch()));
    output.write(json, spec.commandLine());
    return ExitCode.DONE;
  }
}
