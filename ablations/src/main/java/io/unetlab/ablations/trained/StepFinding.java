package io.unetlab.ablations.trained;

import io.unetlab.ablations.design.LadderStep;
import io.unetlab.profiler.metric.Metric;
import java.util.Objects;
import java.util.Optional;

/**
 * A step of the ladder in one measure.
 *
 * @param before of the network without the step
 * @param after of the network with it
 * @param difference after - before, over the seeds of both; empty without one
 */
public record StepFinding(
    LadderStep step,
    Metric metric,
    Optional<SeedSpread> before,
    Optional<SeedSpread> after,
    Optional<PairedDifference> difference,
    Optional<PublishedClaim> claim,
    Agreement agreement) {

  /**
   * A loss of less than this share of the value before counts as no loss: a step without a
   * published loss is confirmed if the interval leaves out a larger one.
   */
  public static final double NO_LOSS = 0.05;

  public StepFinding {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(difference, "difference");
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(agreement, "agreement");
  }

  static Agreement agreement(
      Metric metric, double before, PairedDifference difference, PublishedClaim.Sign published) {
    if (difference.isSeparated()) {
      PublishedClaim.Sign seen = PublishedClaim.sign(metric, difference.mean());
      boolean noLoss = published == PublishedClaim.Sign.SAME && seen == PublishedClaim.Sign.BETTER;
      return seen == published || noLoss ? Agreement.CONFIRMS : Agreement.CONTRADICTS;
    }
    // Without any spread the measure is at its floor, where it says nothing.
    boolean small =
        difference.sd().orElse(0) > 0
            && largestLoss(metric, difference) <= NO_LOSS * Math.abs(before);
    return published == PublishedClaim.Sign.SAME && small
        ? Agreement.CONFIRMS
        : Agreement.CANNOT_SEPARATE;
  }

  private static double largestLoss(Metric metric, PairedDifference difference) {
    double worse =
        PublishedClaim.sign(metric, 1) == PublishedClaim.Sign.WORSE
            ? difference.mean()
            : -difference.mean();
    return worse + difference.reach().orElse(Double.POSITIVE_INFINITY);
  }
}
