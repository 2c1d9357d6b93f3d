package io.unetlab.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's manual page, for man(1), with the texts of its {@code --help}. */
public final class ManPage {

  private static final String BOLD = "\\fB";
  private static final String ITALIC = "\\fI";
  private static final int ONE_LINE = 10_000;

  private final CommandSpec command;
  private final UsageMessageSpec help;
  private final Roff roff = new Roff();

  private ManPage(CommandSpec command) {
    this.command = command;
    this.help = command.usageMessage();
  }

  /** The page's name, the words of the command with hyphens: {@code unetlab-show}. */
  public static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** The page in the macros of man(7), section 1. */
  public static String of(CommandSpec command) {
    return new ManPage(command).write();
  }

  private String write() {
    roff.macro("TH", name(command).toUpperCase(Locale.ROOT), "1", "", Version.tool(), "UNetLab");
    roff.heading("NAME");
    roff.text(name(command) + " - " + brief(description(command)));
    roff.heading("SYNOPSIS");
    roff.macro("B", command.qualifiedName());
    roff.text(synopsis());
    roff.heading("DESCRIPTION");
    roff.text(description(command));
    arguments();
    if (command.parent() == null) {
      roff.heading("ENVIRONMENT");
      ENVIRONMENT.forEach(it -> roff.tagged(BOLD, it.getKey(), it.getValue()));
    }
    roff.heading("EXIT STATUS");
    EXIT_CODES.forEach(it -> roff.tagged(BOLD, it.getKey(), it.getValue()));
    examples();
    seeAlso();
    return roff.toString();
  }

  // Without the command's own words, which are in bold before it.
  private String synopsis() {
    help.width(ONE_LINE);
    String line = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).strip();
    return line.substring(command.qualifiedName().length()).strip();
  }

  private void arguments() {
    List<PositionalParamSpec> positional = command.positionalParameters();
    if (!positional.isEmpty()) {
      roff.heading("ARGUMENTS");
      positional.forEach(it -> roff.tagged(ITALIC, it.paramLabel(), text(it)));
    }
    List<OptionSpec> options = command.options().stream().filter(it -> !it.hidden()).toList();
    if (!options.isEmpty()) {
      roff.heading("OPTIONS");
      options.forEach(it -> roff.tagged(BOLD, names(it), text(it)));
    }
    Map<String, CommandLine> commands = command.subcommands();
    if (!commands.isEmpty()) {
      roff.heading("COMMANDS");
      commands.forEach(
          (word, it) -> roff.tagged(BOLD, word, brief(description(it.getCommandSpec())) + "."));
    }
  }

  private void examples() {
    String lines =
        Stream.of(help.footer())
            .filter(it -> it.startsWith("  "))
            .map(it -> it.substring(2).replace("%%", "%"))
            .collect(Collectors.joining("\n"));
    if (!lines.isEmpty()) {
      roff.heading("EXAMPLES");
      roff.verbatim(lines);
    }
  }

  private void seeAlso() {
    CommandSpec parent = command.parent();
    Stream<String> below =
        command.subcommands().values().stream().map(it -> name(it.getCommandSpec()));
    Stream<String> pages =
        Stream.concat(parent == null ? Stream.empty() : Stream.of(name(parent)), below);
    roff.heading("SEE ALSO");
    roff.text(pages.map(it -> it + "(1)").collect(Collectors.joining(",\n")));
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
  }

  private static String text(ArgSpec argument) {
    return String.join("\n", argument.renderedDescription()).replace("%%", "%");
  }

  private static String description(CommandSpec command) {
    UsageMessageSpec help = command.usageMessage();
    String[] lines = help.description().length > 0 ? help.description() : help.header();
    return String.join("\n", lines).replace("%n", "\n").replace("%%", "%");
  }

  /** The first sentence, in one line and without its full stop. */
  private static String brief(String description) {
    String line = description.replace('\n', ' ');
    int end = line.indexOf(". ");
    return end < 0 ? line.replaceFirst("\\.$", "") : line.substring(0, end);
  }

  private static final List<Map.Entry<String, String>> ENVIRONMENT =
      List.of(
          Map.entry("JAVA_HOME", "The Java that runs the tool, if it is 17 or newer."),
          Map.entry("UNETLAB_JAVA_OPTS", "More options for the JVM, separated by blanks."),
          Map.entry(
              "UNETLAB_CACHE",
              "Directory for logs, unpacked runtimes and other caches; $XDG_CACHE_HOME/unetlab or"
                  + " ~/.cache/unetlab if unset."),
          Map.entry("UNETLAB_ADB", "The adb program, if it is not on PATH."),
          Map.entry("COLUMNS", "The width of tables and messages."),
          Map.entry("NO_COLOR", "If not empty, no colours."));

  private static final List<Map.Entry<String, String>> EXIT_CODES =
      List.of(
          Map.entry("" + ExitCode.DONE, "Success."),
          Map.entry("" + ExitCode.FAULT, "Internal error; a stack trace was printed."),
          Map.entry("" + ExitCode.USER_INPUT, "Invalid input."),
          Map.entry(
              "" + ExitCode.NOT_MET, "Nothing meets the constraints, or a result is invalid."),
          Map.entry("" + ExitCode.INTERRUPTED, "Interrupted; completed work is kept."));
}
