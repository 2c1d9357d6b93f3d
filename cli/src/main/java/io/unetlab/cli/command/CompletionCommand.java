package io.unetlab.cli.command;

import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes commands, options, values, models and files. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands, options, their values, models and files.",
      "The first example is for bash and zsh, the second for fish."
    },
    footer = {"  source <(unetlab completion)", "  unetlab completion fish | source"})
public final class CompletionCommand implements Callable<Integer> {

  /** The shells. */
  enum Shell {
    BASH {
      @Override
      String entry(String place, List<String> words) {
        return "    '%s') echo '%s' ;;\n".formatted(place, String.join(" ", words));
      }

      @Override
      String script(String table) {
        return template("completion.sh").replace("{table}\n", table + "    *) return 1 ;;\n");
      }
    },
    ZSH {
      @Override
      String entry(String place, List<String> words) {
        return BASH.entry(place, words);
      }

      @Override
      String script(String table) {
        return BASH.script(table);
      }
    },
    FISH {
      @Override
      String entry(String place, List<String> words) {
        return "    case '%s'\n      string split -n -- ' ' '%s'; or true\n"
            .formatted(place, String.join(" ", words));
      }

      @Override
      String script(String table) {
        return template("completion.fish").replace("{table}\n", table);
      }
    };

    abstract String entry(String place, List<String> words);

    abstract String script(String table);
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "bash, zsh or fish; bash, whose script is also zsh's, if left out.")
  private Shell shell;

  @Override
  public Integer call() {
    Map<String, List<String>> table = CompletionTable.of(spec.root().commandLine());
    String entries =
        table.entrySet().stream()
            .map(it -> shell.entry(it.getKey(), it.getValue()))
            .collect(Collectors.joining());
    spec.commandLine().getOut().print(shell.script(entries));
    return ExitCode.DONE;
  }

  private static String template(String name) {
    try (InputStream in = CompletionCommand.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
