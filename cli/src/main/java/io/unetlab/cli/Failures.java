package io.unetlab.cli;

import io.unetlab.spec.source.ProblemPrinter;
import io.unetlab.spec.source.SpecException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The user's mistake is a message and exit code 2; ours is a stack trace and exit code 1. */
final class Failures implements IExecutionExceptionHandler {

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof SpecException problems) {
      command.getErr().print(new ProblemPrinter(terminal.colour()).print(problems));
      return ExitCode.USER_INPUT;
    }
    if (e instanceof UserException mistake) {
      command.getErr().println("unetlab: " + mistake.getMessage());
      return ExitCode.USER_INPUT;
    }
    command.getErr().println("unetlab: this is our fault, please report it:");
    e.printStackTrace(command.getErr());
    return ExitCode.FAULT;
  }
}
