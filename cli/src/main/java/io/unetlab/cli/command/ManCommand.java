package io.unetlab.cli.command;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.ManPage;
import io.unetlab.cli.output.UnknownCommand;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a manual page, or writes all of them. */
@Command(
    name = "man",
    description = {
      "Print the manual page of a command, in the form that man(1) reads.",
      "With -o, write the pages of all commands."
    },
    footer = {"  unetlab man show | man -l -", "  unetlab man -o ~/.local/share/man/man1"})
public final class ManCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command's words, such as export onnx; the program if left out.")
  private List<String> words = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Write unetlab.1, unetlab-show.1 and so on to this directory; created if missing.")
  private @Nullable Path directory;

  @Override
  public Integer call() {
    if (directory == null) {
      spec.commandLine().getOut().print(ManPage.of(named().getCommandSpec()));
      return ExitCode.DONE;
    }
    if (!words.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "-o writes the pages of all commands; leave out " + words.get(0));
    }
    try {
      Files.createDirectories(directory);
      for (CommandLine each : all(spec.root().commandLine())) {
        Path file = directory.resolve(ManPage.name(each.getCommandSpec()) + ".1");
        Files.writeString(file, ManPage.of(each.getCommandSpec()), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UserException("cannot write to " + directory + ": " + Reason.of(e));
    }
    return ExitCode.DONE;
  }

  private CommandLine named() {
    CommandLine found = spec.root().commandLine();
    for (String word : words) {
      CommandLine next = found.getSubcommands().get(word);
      if (next == null) {
        throw new UserException(UnknownCommand.statement(word, found));
      }
      found = next;
    }
    return found;
  }

  private static List<CommandLine> all(CommandLine command) {
    List<CommandLine> found = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(it -> found.addAll(all(it)));
    return found;
  }
}
