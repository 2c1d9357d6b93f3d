package io.unetlab.ablations.search;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known about a configuration: its objectives, of which less is better, and by how much it
 * exceeds limits; or why it has none.
 */
public final class Answer {

  private final double[] objectives;
  private final double violation;
  private final Optional<String> failure;

  private Answer(double[] objectives, double violation, Optional<String> failure) {
    this.objectives = objectives;
    this.violation = violation;
    this.failure = failure;
  }

  /**
   * The answer for a configuration that could be evaluated.
   *
   * @param violation 0 within all limits; else the sum of what exceeds them, each relative to its
   *     limit
   * @param objectives less is better
   */
  public static Answer of(double violation, double... objectives) {
    if (!(violation >= 0) || Double.isInfinite(violation)) {
      throw new IllegalArgumentException("violation must be 0 or more, found " + violation);
    }
    for (double objective : objectives) {
      if (Double.isNaN(objective) || Double.isInfinite(objective)) {
        throw new IllegalArgumentException("objectives must be finite, found " + objective);
      }
    }
    return new Answer(objectives.clone(), violation, Optional.empty());
  }

  /** The answer for a configuration that could not; worse than any other. */
  public static Answer failed(String reason) {
    Objects.requireNonNull(reason, "reason");
    return new Answer(new double[0], Double.POSITIVE_INFINITY, Optional.of(reason));
  }

  public boolean isFailed() {
    return failure.isPresent();
  }

  /** Why it has no objectives; empty when it has. */
  public Optional<String> failure() {
    return failure;
  }

  /** Infinite for a failed one. */
  public double violation() {
    return violation;
  }

  public boolean isFeasible() {
    return violation == 0;
  }

  public double[] objectives() {
    return objectives.clone();
  }

  /** One objective of an answer that has not failed. */
  public double objective(int index) {
    return objectives[index];
  }

  /**
   * Whether it violates less or, when both are feasible, is nowhere worse and somewhere better
   * (constrained dominance: Deb et al., IEEE Transactions on Evolutionary Computation 6, 2002).
   */
  public boolean dominates(Answer other) {
    if (!isFeasible() || !other.isFeasible()) {
      return violation < other.violation;
    }
    boolean better = false;
    for (int i = 0; i < objectives.length; i++) {
      if (objectives[i] > other.objectives[i]) {
        return false;
      }
      better |= objectives[i] < other.objectives[i];
    }
    return better;
  }
}
