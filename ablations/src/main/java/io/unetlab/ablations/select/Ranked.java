package io.unetlab.ablations.select;

import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Objects;
import java.util.Optional;

/**
 * A feasible candidate and its place.
 *
 * @param place from 1; candidates that tie in everything share it
 * @param broken how the tie with the one before it was broken, if they tie in the first criterion
 */
public record Ranked(int place, Completed candidate, Optional<Tie> broken) {

  public Ranked {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(broken, "broken");
  }

  /** The broken tie in words; empty if there was none. */
  public String tie() {
    return broken.map(Tie::text).orElse("");
  }
}
