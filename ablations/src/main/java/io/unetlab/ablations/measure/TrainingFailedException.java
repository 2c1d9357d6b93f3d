package io.unetlab.ablations.measure;

/** A training that failed, and that a further attempt may finish. */
public final class TrainingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TrainingFailedException(String reason) {
    super(reason);
  }

  /** The reason alone: the outcome of the trial. */
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
