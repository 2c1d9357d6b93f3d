package io.unetlab.training.score;

/** A network that cannot be scored on this checkpoint, for a reason that the user can act on. */
public final class ScoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ScoreException(String reason) {
    super(reason);
  }

  /** The reason in words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
