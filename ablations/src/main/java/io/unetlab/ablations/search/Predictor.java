package io.unetlab.ablations.search;

import java.util.List;

/** Predicts one value of configurations from configurations whose value is known. */
public interface Predictor {

  /**
   * A prediction.
   *
   * @param sd standard deviation; 0 for a certain value
   */
  record Estimate(double mean, double sd) {}

  /**
   * Replaces what is known.
   *
   * @param configurations at least one
   * @param values one for each
   */
  void learn(List<int[]> configurations, double[] values);

  /** The value of a configuration, by what was learned last. */
  Estimate predict(int[] configuration);
}
