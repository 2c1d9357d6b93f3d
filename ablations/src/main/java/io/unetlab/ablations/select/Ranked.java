package io.unetlab.ablations.select;

import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Objects;

/**
 * A feasible candidate and its place.
 *
 * @param place from 1; candidates that tie share it
 * @param tie how this one was told from the one before it where the first objective does not; empty
 *     when it does
 */
public record Ranked(int place, Completed candidate, String tie) {

  public Ranked {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(tie, "tie");
  }
}
