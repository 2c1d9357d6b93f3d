package io.unetlab.cli;

/** What the process returns. */
final class ExitCode {

  static final int DONE = 0;

  /** Our fault: a stack trace was printed. */
  static final int FAULT = 1;

  /** The user's input cannot be used: problems were printed. */
  static final int USER_INPUT = 2;

  /** Done, but a constraint or a validity rule was not met. */
  static final int NOT_MET = 3;

  /** Stopped by Ctrl-C, as shells have it; what was done is kept. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
