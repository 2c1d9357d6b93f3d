package io.unetlab.cli.output;

import java.util.List;

/** A request that cannot be fulfilled, for a reason that has no location in a file. Exit code 2. */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }

  /** Several reasons, each printed as one. */
  public static UserException of(List<String> reasons) {
    return new UserException(text(reasons));
  }

  /** Several reasons as the text of one failure, each printed as one. */
  public static String text(List<String> reasons) {
    return String.join("\nunetlab: ", reasons);
  }
}
