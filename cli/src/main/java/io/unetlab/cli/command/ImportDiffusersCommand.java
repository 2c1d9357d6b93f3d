package io.unetlab.cli.command;

import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.diffusers.DiffusersConfig;
import io.unetlab.spec.diffusers.DiffusersNetwork;
import io.unetlab.spec.diffusers.VaePart;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A UNet's {@code config.json}, or the directory that holds it. */
@Command(
    name = "diffusers",
    description = {
      "Turn the config.json of a UNet or an autoencoder of diffusers, or of a CLIP text encoder,",
      "into YAML.",
      "Here --set changes the config's own keys, such as --set sample_size=64."
    },
    footer = {
      "  unetlab import diffusers config.json -o imported.yaml",
      "  unetlab import diffusers config.json --set sample_size=64"
    })
final class ImportDiffusersCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private SetOption set;
  @Mixin private OutputFile output;

  @Parameters(
      paramLabel = "CONFIG",
      description =
          "unet/config.json or vae/config.json of a checkpoint, or a directory: a checkpoint's"
              + " (its UNet) or one with a config.json.")
  private Path config;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The network's name; from the file's path or the config if left out.")
  private @Nullable String name;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description =
          "Length of the text, which a config does not state; "
              + DiffusersConfig.TOKENS
              + " if left out.")
  private @Nullable Integer tokens;

  @Option(
      names = "--part",
      paramLabel = "HALF",
      description = "decoder or encoder of an autoencoder's config; decoder if left out.")
  private @Nullable VaePart part;

  @Override
  public Integer call() {
    int length = tokens == null ? DiffusersConfig.TOKENS : tokens;
    if (length < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "expected at least 1 for --tokens, found " + length);
    }
    ConfigFile file = ConfigFile.of(config);
    Problems problems = new Problems();
    Optional<Source> source = TextFile.read(file.path(), problems);
    problems.throwIfErrors();
    DiffusersNetwork network =
        DiffusersConfig.read(
            source.orElseThrow(), set.patch(), length, part == null ? VaePart.DECODER : part);
    String named =
        name == null ? ConfigName.of(file.path(), network.spec().kind(), network.origin()) : name;
    output.write(network.yaml(named), spec.commandLine());
    if (!network.ignored().isEmpty()) {
      String keys = String.join(", ", network.ignored());
      tell("ignored, because they do not describe the network: " + keys);
    }
    if (tokens == null && network.hasProjectedText()) {
      tell("the text has " + length + " tokens, as CLIP's; --tokens states another length");
    }
    tellOfTheHalf(network);
    tellOfTheOthers(file);
    return ExitCode.DONE;
  }

  private void tellOfTheHalf(DiffusersNetwork network) {
    boolean halved = network.spec() instanceof AutoencoderSpec;
    if (part == null && halved) {
      tell("this is the autoencoder's decoder; --part encoder imports its encoder");
    } else if (part != null && !halved) {
      tell("--part has no effect: this is not an autoencoder's config");
    }
  }

  // The user may want the whole checkpoint.
  private void tellOfTheOthers(ConfigFile file) {
    boolean whole = Files.isDirectory(config) && !config.resolve("config.json").equals(file.path());
    List<String> others = whole ? file.others().stream().map(Path::toString).toList() : List.of();
    if (!others.isEmpty()) {
      tell(
          "this is the checkpoint's UNet; import its other parts from "
              + String.join(", ", others));
    }
  }

  private void tell(String note) {
    spec.commandLine().getErr().println(note);
  }
}
