package io.unetlab.ablations.search;

import io.unetlab.ablations.search.Predictor.Estimate;
import java.util.Map;
import java.util.OptionalDouble;

/** What to expect of a configuration that was not evaluated. Less is better. */
final class Outlook {

  private final int[] configuration;
  private final double violation;
  private final double[] expected;
  private final double[] optimistic;

  private Outlook(int[] configuration, double violation, double[] expected, double[] optimistic) {
    this.configuration = configuration;
    this.violation = violation;
    this.expected = expected;
    this.optimistic = optimistic;
  }

  /**
   * Looks at a configuration.
   *
   * @param predictors of the objectives that are not known
   * @param optimism in standard deviations
   */
  static Outlook of(
      int[] configuration,
      Foresight foresight,
      Map<Integer, Predictor> predictors,
      double optimism) {
    double[] expected = new double[foresight.objectives()];
    double[] optimistic = new double[expected.length];
    double violation = foresight.violation(configuration);
    for (int i = 0; i < expected.length; i++) {
      Predictor predictor = predictors.get(i);
      if (predictor == null) {
        OptionalDouble known = foresight.objective(i, configuration);
        // Without evidence of its quality a network is no member of any front.
        violation += known.isPresent() ? 0 : 1;
        expected[i] = known.orElse(0);
        optimistic[i] = expected[i];
      } else {
        Estimate estimate = predictor.predict(configuration);
        expected[i] = estimate.mean();
        optimistic[i] = estimate.mean() - optimism * estimate.sd();
      }
    }
    return new Outlook(configuration, violation, expected, optimistic);
  }

  int[] configuration() {
    return configuration;
  }

  /** Of limits: known, or predicted. */
  double violation() {
    return violation;
  }

  /** The objectives: known, or predicted. */
  double[] expected() {
    return expected;
  }

  /** The objectives with the predicted ones better by their uncertainty. */
  double[] optimistic() {
    return optimistic;
  }

  /** The same with what it probably violates in addition. */
  Outlook and(double more) {
    return new Outlook(configuration, violation + more, expected, optimistic);
  }

  /**
   * Whether it violates less or, when both violate nothing, is nowhere worse and somewhere better.
   */
  boolean dominates(Outlook other) {
    if (violation > 0 || other.violation > 0) {
      return violation < other.violation;
    }
    boolean better = false;
    for (int i = 0; i < optimistic.length; i++) {
      if (optimistic[i] > other.optimistic[i]) {
        return false;
      }
      better |= optimistic[i] < other.optimistic[i];
    }
    return better;
  }
}
