package io.unetlab.ablations.proxy;

import io.unetlab.training.score.Scores;
import java.util.Objects;
import java.util.Optional;

/**
 * One option of a study, alone on the base, with its scores on the base's checkpoint.
 *
 * @param params of the changed network
 * @param macs of the changed network
 * @param scores empty if it cannot be scored
 * @param obstacle why it cannot be scored; empty if it can
 */
public record OptionScore(
    String factor,
    String option,
    long params,
    long macs,
    Optional<Scores> scores,
    String obstacle) {

  public OptionScore {
    Objects.requireNonNull(factor, "factor");
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(scores, "scores");
    if (scores.isPresent() != obstacle.isEmpty()) {
      throw new IllegalArgumentException("an option is scored, or it is said why not");
    }
  }
}
