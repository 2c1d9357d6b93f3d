package io.unetlab.cli;

import io.unetlab.cli.command.AgreementCommand;
import io.unetlab.cli.command.BenchCommand;
import io.unetlab.cli.command.CheckCommand;
import io.unetlab.cli.command.Commands;
import io.unetlab.cli.command.CompareCommand;
import io.unetlab.cli.command.CompletionCommand;
import io.unetlab.cli.command.DecideCommand;
import io.unetlab.cli.command.DevicesCommand;
import io.unetlab.cli.command.DiffCommand;
import io.unetlab.cli.command.EffectsCommand;
import io.unetlab.cli.command.EvaluateCommand;
import io.unetlab.cli.command.ExportCommand;
import io.unetlab.cli.command.FitCommand;
import io.unetlab.cli.command.ForwardCommand;
import io.unetlab.cli.command.GenerateCommand;
import io.unetlab.cli.command.ImportCommand;
import io.unetlab.cli.command.InitCommand;
import io.unetlab.cli.command.ListCommand;
import io.unetlab.cli.command.ManCommand;
import io.unetlab.cli.command.NewCommand;
import io.unetlab.cli.command.PlanCommand;
import io.unetlab.cli.command.PredictCommand;
import io.unetlab.cli.command.ProxiesCommand;
import io.unetlab.cli.command.ReportCommand;
import io.unetlab.cli.command.ResultsCommand;
import io.unetlab.cli.command.RunCommand;
import io.unetlab.cli.command.ScoreCommand;
import io.unetlab.cli.command.ShowCommand;
import io.unetlab.cli.command.TrainCommand;
import io.unetlab.cli.command.ValidateCommand;
import io.unetlab.cli.option.NumberConverter;
import io.unetlab.cli.option.PathConverter;
import io.unetlab.cli.option.WordConverter;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Failures;
import io.unetlab.cli.output.SafeWriter;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.Version;
import io.unetlab.cli.output.WatchedOutput;
import io.unetlab.spec.source.Reason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line: parses, calls the engine, prints. */
@Command(
    name = "unetlab",
    header = "Counts, compares and chooses the networks of diffusion models, written in YAML.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ResultsCommand.class,
      EffectsCommand.class,
      DecideCommand.class,
      ReportCommand.class,
      ScoreCommand.class,
      ProxiesCommand.class,
      ShowCommand.class,
      CompareCommand.class,
      DiffCommand.class,
      ValidateCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      CheckCommand.class,
      BenchCommand.class,
      FitCommand.class,
      PredictCommand.class,
      AgreementCommand.class,
      DevicesCommand.class,
      InitCommand.class,
      EvaluateCommand.class,
      ForwardCommand.class,
      GenerateCommand.class,
      TrainCommand.class,
      ListCommand.class,
      NewCommand.class,
      CompletionCommand.class,
      ManCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Exit codes: 0 success, 1 internal error, 2 invalid input, 3 nothing meets the constraints or"
          + " a result is not valid, 130 interrupted.",
      "",
      "Examples:",
      "  unetlab show sd15",
      "  unetlab run examples/mobilediffusion/study.yaml"
    })
public final class Main {

  // Picocli rejects narrower widths.
  private static final int NARROWEST_HELP = 55;

  // These need every command, not only their own.
  private static final Set<Class<?>> ALL_COMMANDS =
      Set.of(CompletionCommand.class, ManCommand.class, CommandLine.HelpCommand.class);

  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // for libraries; we name it each time
    WatchedOutput output = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = execute(Terminal.ofProcess(), out, err, args);
    Optional<IOException> lost = output.failure();
    lost.ifPresent(e -> err.println("unetlab: cannot write the output: " + Reason.of(e)));
    System.exit(lost.isPresent() ? ExitCode.FAULT : code);
  }

  /** Runs one command; tests call it in-process. */
  static int execute(Terminal terminal, PrintWriter out, PrintWriter err, String... args) {
    CommandLine.Help.Ansi ansi =
        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
    Failures failures = new Failures(terminal);
    CommandLine line =
        prepared(parser(new Commands(terminal), args))
            .setOut(out)
            .setErr(new SafeWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
            .setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(terminal.width(), 120)))
            .setExecutionStrategy(parsed -> run(parsed, out))
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(failures);
    int code = execute(line, err, args);
    out.flush();
    err.flush();
    return code;
  }

  // Reading the options of all commands takes as long as a short command; most calls need one.
  private static CommandLine parser(Commands commands, String... args) {
    for (Class<?> each : Main.class.getAnnotation(Command.class).subcommands()) {
      boolean listsAll = ALL_COMMANDS.contains(each);
      String name = each.getAnnotation(Command.class).name();
      if (args.length > 0 && name.equals(args[0]) && !listsAll) {
        return new CommandLine(CommandLine.Model.CommandSpec.create().name("unetlab"))
            .addSubcommand(name, new CommandLine(each, commands));
      }
    }
    return new CommandLine(new Main(), commands);
  }

  /** The program with all its commands; tests look at their options and texts. */
  static CommandLine program(Terminal terminal) {
    return prepared(new CommandLine(new Main(), new Commands(terminal)));
  }

  private static CommandLine prepared(CommandLine line) {
    CommandLine help = line.getSubcommands().get("help"); // picocli's own, without an example
    if (help != null) {
      help.getCommandSpec().usageMessage().footer("  unetlab help show");
    }
    line.getSubcommands().values().forEach(Main::giveHelp);
    WordConverter.register(line);
    NumberConverter.register(line);
    PathConverter.register(line);
    return line;
  }

  // Help is our own text, and has colours; what a command prints may come from files.
  private static int run(CommandLine.ParseResult parsed, PrintWriter out) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    CommandLine line = parsed.commandSpec().commandLine();
    if (!parsed.hasSubcommand()) {
      line.usage(out);
      return ExitCode.DONE;
    }
    PrintWriter safe = new SafeWriter(out, false);
    line.setOut(safe);
    try {
      return new CommandLine.RunLast().execute(parsed);
    } finally {
      safe.flush();
    }
  }

  private static int execute(CommandLine line, PrintWriter err, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      return Failures.tellOutOfMemory(err);
    }
  }

  // Not wrapped: a line that is broken elsewhere than at its backslash cannot be copied.
  private static void giveExamples(CommandLine command, UsageMessageSpec help) {
    if (help.footer().length == 0) {
      return;
    }
    help.footerHeading("%nExamples:%n");
    command
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_FOOTER,
            all -> String.join(System.lineSeparator(), help.footer()) + System.lineSeparator());
  }

  // Inherited from the program, the option would bring the program's header and footer with it.
  private static void giveHelp(CommandLine command) {
    CommandLine.Model.CommandSpec own = command.getCommandSpec();
    if (own.findOption("--help") == null) {
      own.addOption(
          CommandLine.Model.OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help message and exit.")
              .build());
    }
    giveExamples(command, own.usageMessage());
    command.getSubcommands().values().forEach(Main::giveHelp);
  }
}
