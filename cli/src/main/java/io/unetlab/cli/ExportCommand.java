package io.unetlab.cli;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.diffusers.DiffusersConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes networks to other tools. */
@Command(
    name = "export",
    description = "Write a network in another tool's form.",
    subcommands = ExportCommand.Diffusers.class,
    synopsisSubcommandLabel = "diffusers")
final class ExportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "export to what? diffusers");
  }

  /** A config that diffusers' UNet2DConditionModel loads. */
  @Command(
      name = "diffusers",
      description = {
        "Write a config.json that diffusers' UNet2DConditionModel loads.",
        "What such a file cannot say is refused by name."
      })
  static final class Diffusers implements Callable<Integer> {

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
}
