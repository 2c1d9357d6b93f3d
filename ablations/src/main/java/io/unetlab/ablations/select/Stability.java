package io.unetlab.ablations.select;

import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.List;
import java.util.Objects;

/**
 * How often each candidate is chosen when the values that the rule depends on are resampled.
 *
 * @param draws the number of draws; 0 when no value that the rule depends on has a standard
 *     deviation
 * @param wins the candidates chosen at least once, the most frequent first
 * @param noChoice the share of draws in which no candidate satisfied every constraint
 * @param seed of the random numbers
 */
public record Stability(int draws, List<Win> wins, double noChoice, long seed) {

  /**
   * How often a candidate was chosen.
   *
   * @param share of the draws, 0 to 1
   */
  public record Win(Completed candidate, double share) {
    public Win {
      Objects.requireNonNull(candidate, "candidate");
    }
  }

  public Stability {
    wins = List.copyOf(wins);
  }

  /** Whether anything was drawn. */
  public boolean isDrawn() {
    return draws > 0;
  }

  /** How often one candidate was chosen, 0 to 1. */
  public double share(Completed candidate) {
    return wins.stream()
        .filter(it -> it.candidate().variant().equals(candidate.variant()))
        .mapToDouble(Win::share)
        .findFirst()
        .orElse(0);
  }
}
