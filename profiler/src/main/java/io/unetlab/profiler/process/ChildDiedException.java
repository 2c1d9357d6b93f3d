package io.unetlab.profiler.process;

/** A child process ended without a result; the message says why. */
public final class ChildDiedException extends Exception {

  private static final long serialVersionUID = 1;

  ChildDiedException(String reason) {
    super(reason);
  }

  /** Why, in words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
