package io.unetlab.training.run;

/** A training ended before its last step, for a reason that the user can act on. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TrainingException(String reason) {
    super(reason);
  }

  public TrainingException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** The reason in words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
