package io.unetlab.cli.output;

import io.unetlab.ablations.store.StoreException;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemPrinter;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a user's mistake with a message and exit code 2, ours with a stack trace and code 1. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** Chains of causes are no longer, except circular ones. */
  private static final int DEEPEST = 20;

  private final Terminal terminal;

  public Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ParameterException misuse) {
      return handleParseException(misuse, new String[0]);
    }
    if (e instanceof SpecException
        || e instanceof UserException
        || e instanceof RuntimeUnavailableException
        || e instanceof CacheDirectory.UnusableException
        || e instanceof StoreException
        || e instanceof ClusterException) {
      tell((RuntimeException) e, command);
      return e instanceof StoreException.Lost ? ExitCode.FAULT : ExitCode.USER_INPUT;
    }
    if (isOutOfMemory(e)) {
      return tellOutOfMemory(command.getErr());
    }
    command.getErr().println("unetlab: internal error, please report it:");
    e.printStackTrace(command.getErr());
    return ExitCode.FAULT;
  }

  // Another thread's error arrives as the cause of an exception.
  private static boolean isOutOfMemory(Throwable e) {
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** States the limit of Java's memory and how to raise it; returns the exit code. */
  public static int tellOutOfMemory(PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "unetlab: not enough memory: Java may use %,d MB; allow more, for example with"
            + " UNETLAB_JAVA_OPTS=-Xmx8g (or java -Xmx8g -jar ...)%n",
        Runtime.getRuntime().maxMemory() >> 20);
    return ExitCode.FAULT;
  }

  /** Options and arguments that the command does not take. */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("unetlab: " + message(e, command));
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("Usage and options: " + name + " --help");
    return ExitCode.USER_INPUT;
  }

  private static String message(ParameterException e, CommandLine command) {
    List<String> unmatched =
        e instanceof UnmatchedArgumentException words ? words.getUnmatched() : List.of();
    boolean hasCommands = !command.getSubcommands().isEmpty();
    if (hasCommands && !unmatched.isEmpty() && !unmatched.get(0).startsWith("-")) {
      return UnknownCommand.statement(unmatched.get(0), command); // the options may be its own
    }
    Optional<String> option = unmatched.stream().filter(it -> it.startsWith("-")).findFirst();
    if (option.isPresent()) {
      return unknownOption(option.get(), command);
    }
    if (isUnknownToHelp(e)) {
      return UnknownCommand.statement(e.getValue(), command);
    }
    if (unmatched.isEmpty()) {
      return String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
    }
    boolean writes = command.getCommandSpec().optionsMap().containsKey("-o");
    return "one argument too many: "
        + String.join(" ", unmatched)
        + (writes ? "; -o names where to write" : "");
  }

  // Picocli's help command reports a word that is no command by its value, without an argument.
  private static boolean isUnknownToHelp(ParameterException e) {
    return e.getValue() != null
        && e.getArgSpec() == null
        && e.getCommandLine().getSubcommands().containsKey("help");
  }

  private static String unknownOption(String word, CommandLine command) {
    String typed = word.replaceFirst("=.*", "");
    List<String> known = List.copyOf(command.getCommandSpec().optionsMap().keySet());
    String hint = Nearest.hint(typed, known);
    return "unknown option " + typed + (hint.isEmpty() ? "" : "; " + hint);
  }

  /** Prints what the user can fix. */
  public void tell(RuntimeException mistake, CommandLine command) {
    if (mistake instanceof SpecException problems) {
      print(problems.problems(), problems.dropped(), command);
    } else {
      command.getErr().println("unetlab: " + mistake.getMessage());
    }
  }

  /** Prints warnings, if there are any. */
  public void tell(Problems problems, CommandLine command) {
    if (!problems.all().isEmpty()) {
      print(problems.all(), problems.dropped(), command);
    }
  }

  // The printer's own colours, around visible text.
  private void print(List<Problem> problems, int dropped, CommandLine command) {
    List<Problem> hinted = problems.stream().map(ModelHints::hinted).toList();
    PrintWriter err = SafeWriter.terminal(command.getErr());
    err.print(new ProblemPrinter(terminal.colour()).print(hinted, dropped));
    err.flush();
  }
}
