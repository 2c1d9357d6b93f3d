package io.unetlab.cli.output;

/** A request that cannot be fulfilled, for a reason that has no location in a file. Exit code 2. */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }
}
