package io.unetlab.builders;

/** A runtime cannot start on this machine; the message says which and why. */
public final class RuntimeUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RuntimeUnavailableException(String message) {
    super(message);
  }

  public RuntimeUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
