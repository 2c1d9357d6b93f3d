package io.unetlab.cli.output;

/** The exit codes of the process. */
public final class ExitCode {

  public static final int DONE = 0;

  /** An internal error: a stack trace was printed. */
  public static final int FAULT = 1;

  /** The user's input cannot be used: problems were printed. */
  public static final int USER_INPUT = 2;

  /** Done, but a constraint or a validity rule was not met. */
  public static final int NOT_MET = 3;

  /** Stopped by Ctrl-C, 128 + SIGINT as in shells; completed work is kept. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
