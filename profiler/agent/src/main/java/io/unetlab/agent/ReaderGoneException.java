package io.unetlab.agent;

/** The reader of the lines is gone, so there is no reason to continue. */
final class ReaderGoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ReaderGoneException(String message) {
    super(message);
  }
}
