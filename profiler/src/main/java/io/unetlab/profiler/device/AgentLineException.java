package io.unetlab.profiler.device;

/** A text is not a valid agent line; the message says why and quotes it. */
public final class AgentLineException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AgentLineException(String message) {
    super(message);
  }
}
