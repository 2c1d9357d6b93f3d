package io.unetlab.builders.litert;

/**
 * LiteRT rejected a file or failed while running it; it prints its own message to the standard
 * error stream.
 */
public final class LiteRtFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  LiteRtFailure(String reason) {
    super("LiteRT: " + reason);
  }
}
