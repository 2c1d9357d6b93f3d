package io.unetlab.ablations.select;

import java.util.List;
import java.util.Objects;

/**
 * A candidate that comes close to satisfying every constraint, when none does.
 *
 * @param verdict on the candidate
 * @param misses one sentence for each violated constraint, with the amount of the violation
 */
public record NearMiss(Verdict verdict, List<String> misses) {

  public NearMiss {
    Objects.requireNonNull(verdict, "verdict");
    misses = List.copyOf(misses);
  }
}
