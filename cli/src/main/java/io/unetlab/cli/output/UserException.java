package io.unetlab.cli.output;

/**
 * What the user asked for cannot be done, for a reason that no place in a file has. Exit code 2.
 */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }
}
