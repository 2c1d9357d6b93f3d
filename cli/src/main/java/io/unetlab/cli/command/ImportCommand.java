package io.unetlab.cli.command;

import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.diffusers.DiffusersConfig;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports networks and latencies from other tools. */
@Command(
    name = "import",
    description = "Read another tool's description of a network, or its latencies.",
    subcommands = {ImportCommand.Diffusers.class, ImportLatencyCommand.class},
    synopsisSubcommandLabel = "diffusers|latency")
public final class ImportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "import what? diffusers or latency");
  }

  /** A UNet2DConditionModel's {@code config.json}. */
  @Command(
      name = "diffusers",
      description = "Turn a diffusers UNet2DConditionModel's config.json into YAML.")
  static final class Diffusers implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private OutputFile output;

    @Parameters(paramLabel = "CONFIG", description = "unet/config.json of a checkpoint.")
    private Path config;

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "The network's name; from the file's path if left out.")
    private @Nullable String name;

    @Override
    public Integer call() {
      Problems problems = new Problems();
      Optional<Source> source = TextFile.read(config, problems);
      problems.throwIfErrors();
      NetworkSpec network =
          DiffusersConfig.read(source.orElseThrow(), name == null ? nameOf(config) : name);
      output.write(network.yaml(), spec.commandLine());
      return ExitCode.DONE;
    }

    // Checkpoints keep the file at NAME/unet/config.json; the last meaningful part of the path is
    // the
    // name.
    private static String nameOf(Path config) {
      Path path = config.toAbsolutePath().normalize();
      for (int i = path.getNameCount() - 1; i >= 0; i--) {
        String part = path.getName(i).toString().replaceFirst("\\.json$", "");
        if (!part.equals("config") && !part.equals("unet")) {
          return part;
        }
      }
      return "unet";
    }
  }
}
