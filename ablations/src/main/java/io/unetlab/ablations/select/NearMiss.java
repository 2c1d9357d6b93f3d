package io.unetlab.ablations.select;

import java.util.List;
import java.util.Objects;

/**
 * A candidate that comes near to keeping every constraint, when none keeps them all.
 *
 * @param verdict of the candidate
 * @param misses one sentence for each constraint it does not keep, with how much is missing
 */
public record NearMiss(Verdict verdict, List<String> misses) {

  public NearMiss {
    Objects.requireNonNull(verdict, "verdict");
    misses = List.copyOf(misses);
  }
}
