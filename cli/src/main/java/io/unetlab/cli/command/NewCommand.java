package io.unetlab.cli.command;

import io.unetlab.cli.installed.Installation;
import io.unetlab.cli.installed.InstalledModels;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a commented template to start from; never overwrites a file. */
@Command(
    name = "new",
    description = "Write a commented template: a network, a pipeline, a study or a recipe.",
    footer = {"  unetlab new unet -o mine.yaml", "  unetlab new study -o study.yaml"})
public final class NewCommand implements Callable<Integer> {

  /** The kinds of templates. */
  enum Kind {
    UNET,
    DECODER,
    ENCODER,
    TEXT_ENCODER,
    PIPELINE,
    STUDY,
    RECIPE
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "KIND",
      description = "unet, decoder, encoder, text_encoder, pipeline, study or recipe.")
  private Kind kind;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write; KIND.yaml here if left out.")
  private @Nullable Path output;

  @Override
  public Integer call() {
    String name = ChoiceType.word(kind);
    if (output != null) {
      OutputFile.refuseStandardOutput(output);
    }
    Path file = output == null ? Path.of(name + ".yaml") : output;
    String text =
        template(name)
            .replace("{schema}", schema())
            .replace("{file}", file.toString())
            .replace("{models}", models())
            .replace("{name}", YamlText.scalar(InstalledModels.name(file)));
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UserException(file + " already exists; choose another with -o");
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + Reason.of(e));
    }
    spec.commandLine().getOut().println("wrote " + file);
    return ExitCode.DONE;
  }

  // The line by which editors find the schema of this installation.
  private static String schema() {
    Path schema = Installation.schema();
    return Files.exists(schema) ? "# yaml-language-server: $schema=" + schema.toUri() + "\n" : "";
  }

  // The models of this installation, for parts of a pipeline.
  private static String models() {
    return Installation.examples().resolve("models").toAbsolutePath().toString();
  }

  private static String template(String name) {
    try (InputStream in = NewCommand.class.getResourceAsStream(name + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
