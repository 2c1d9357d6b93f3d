package io.unetlab.training.run;

import java.util.Objects;

/**
 * What a training does.
 *
 * @param steps taken so far
 * @param done share of the training that is done, from 0 to 1
 * @param loss mean of the last hundred steps; 0 before the first
 */
public record TrainingEvent(Kind kind, long steps, double done, double loss) {

  /** The stages. */
  public enum Kind {
    /** Reads or makes the pictures. */
    DATA,
    /** The first step follows, or the next one after a checkpoint. */
    STARTED,
    /** Steps were taken. */
    STEPPED,
    /** A checkpoint was written. */
    SAVED,
    /** All steps are taken; the network is judged. */
    JUDGING
  }

  public TrainingEvent {
    Objects.requireNonNull(kind, "kind");
  }

  static TrainingEvent of(Kind kind) {
    return new TrainingEvent(kind, 0, 0, 0);
  }
}
