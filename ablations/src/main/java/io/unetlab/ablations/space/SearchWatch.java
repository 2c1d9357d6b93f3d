package io.unetlab.ablations.space;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Follows a search that may take longer than a moment; called from several threads. */
public interface SearchWatch {

  /** Ignores everything. */
  SearchWatch NONE = new SearchWatch() {};

  /**
   * How far a computation without evaluations is.
   *
   * @param what the numbers are of, such as {@code eliminating factors:}
   * @param total 0 while it is unknown
   */
  default void phase(String what, long done, long total) {}

  /** After each batch of evaluations. */
  default void evaluated(Spent spent) {}

  /**
   * What an algorithm has spent so far, and what it reached.
   *
   * @param algorithm as the study names it
   * @param evaluations so far
   * @param budget the most evaluations; empty without a limit
   * @param hypervolume of the front so far; empty while unknown
   * @param secondsLeft of the budget of time; empty without one
   */
  record Spent(
      String algorithm,
      int evaluations,
      OptionalInt budget,
      OptionalDouble hypervolume,
      OptionalDouble secondsLeft) {

    public Spent {
      Objects.requireNonNull(algorithm, "algorithm");
      Objects.requireNonNull(budget, "budget");
      Objects.requireNonNull(hypervolume, "hypervolume");
      Objects.requireNonNull(secondsLeft, "secondsLeft");
    }
  }
}
