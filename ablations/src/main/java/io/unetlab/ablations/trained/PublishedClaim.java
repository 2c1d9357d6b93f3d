package io.unetlab.ablations.trained;

import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the study's evidence says about the quality of a step at full scale.
 *
 * @param evidence the first of the option that holds for the step
 */
public record PublishedClaim(Evidence evidence, Sign sign) {

  /** A change within this many standard deviations counts as no change. */
  private static final double WIDTH = 1.96;

  /** Which way a step moves the quality. */
  public enum Sign {
    BETTER,
    SAME,
    WORSE
  }

  public PublishedClaim {
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(sign, "sign");
  }

  /**
   * The claim about a step; empty if nothing is stated about it.
   *
   * @param smallScale metrics that are measured at small scale, which claim nothing about others
   */
  static Optional<PublishedClaim> of(LadderStep step, List<Metric> smallScale) {
    return step.option().evidence().stream()
        .filter(it -> QualityMetrics.ALL.contains(it.metric()) && !smallScale.contains(it.metric()))
        .filter(it -> it.holdsFor(step.variant().choices()))
        .flatMap(it -> claim(it).stream())
        .findFirst();
  }

  private static Optional<PublishedClaim> claim(Evidence evidence) {
    return evidence.effect() instanceof Effect.Absolute effect
        ? Optional.of(new PublishedClaim(evidence, sign(evidence, effect)))
        : Optional.empty();
  }

  private static Sign sign(Evidence evidence, Effect.Absolute effect) {
    double change = effect.change().doubleValue();
    return Math.abs(change) <= WIDTH * evidence.sd().orElse(0)
        ? Sign.SAME
        : sign(evidence.metric(), change);
  }

  /** The sign of a change of a metric. */
  static Sign sign(Metric metric, double change) {
    if (change == 0) {
      return Sign.SAME;
    }
    return change > 0 == (metric.direction() == Direction.HIGHER_IS_BETTER)
        ? Sign.BETTER
        : Sign.WORSE;
  }
}
