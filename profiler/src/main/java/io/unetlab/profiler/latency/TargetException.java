package io.unetlab.profiler.latency;

/** The target failed, not just one network, so no further round can be made. */
public abstract class TargetException extends RuntimeException {

  private static final long serialVersionUID = 1;

  protected TargetException(String message) {
    super(message);
  }
}
