package io.unetlab.agent;

/** Nobody reads the lines any more, so there is no reason to go on. */
final class ReaderGoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ReaderGoneException(String message) {
    super(message);
  }
}
