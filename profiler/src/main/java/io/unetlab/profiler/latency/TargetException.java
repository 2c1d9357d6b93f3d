package io.unetlab.profiler.latency;

/** The target fails, not one network on it, so that no further round can be made. */
public abstract class TargetException extends RuntimeException {

  private static final long serialVersionUID = 1;

  protected TargetException(String message) {
    super(message);
  }
}
