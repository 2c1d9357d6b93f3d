package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The text of a picture: as an option, or from a file. */
public final class PromptOption {

  @Option(names = "--prompt", paramLabel = "TEXT", description = "What the picture shows.")
  private @Nullable String prompt;

  @Option(
      names = "--prompt-file",
      paramLabel = "FILE",
      description = "A text file with the prompt; its line ends are spaces.")
  private @Nullable Path file;

  @Option(
      names = "--negative-prompt",
      paramLabel = "TEXT",
      description = {
        "What the picture does not show; with guidance in two passes.",
        "If left out, the empty text; zeros with Stable Diffusion XL."
      })
  private Optional<String> negative = Optional.empty();

  /** The prompt. */
  public String prompt(CommandLine command) {
    if (prompt != null && file != null) {
      throw new CommandLine.ParameterException(
          command, "--prompt and --prompt-file exclude each other");
    }
    if (file != null) {
      return read(file);
    }
    if (prompt == null) {
      throw new CommandLine.ParameterException(
          command, "expected --prompt TEXT, or --prompt-file FILE");
    }
    return prompt;
  }

  private static String read(Path file) {
    Problems problems = new Problems();
    Optional<String> text = TextFile.read(file, problems).map(it -> it.text().strip());
    problems.throwIfErrors();
    return text.filter(it -> !it.isEmpty())
        .orElseThrow(() -> new UserException(file + " holds no prompt: it is empty"));
  }

  /** The text to move away from, if one is given. */
  public Optional<String> negative() {
    return negative;
  }
}
