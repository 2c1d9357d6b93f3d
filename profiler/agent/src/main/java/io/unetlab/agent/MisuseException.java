package io.unetlab.agent;

/** Invalid arguments; nothing was done. */
final class MisuseException extends Exception {

  private static final long serialVersionUID = 1;

  MisuseException(String message) {
    super(message);
  }
}
