package io.unetlab.ablations.design;

import io.unetlab.ablations.study.SearchAlgorithm;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one algorithm of a search did.
 *
 * @param evaluated its variants in the order in which it tried them; one that an earlier algorithm
 *     tried too is evaluated for each
 * @param space what an exact search found; empty for the others
 */
public record SearchRun(
    SearchAlgorithm algorithm, List<Variant> evaluated, Optional<ExactSpace> space) {

  public SearchRun {
    Objects.requireNonNull(algorithm, "algorithm");
    evaluated = List.copyOf(evaluated);
    Objects.requireNonNull(space, "space");
  }

  /** An algorithm that evaluates variants. */
  public static SearchRun of(SearchAlgorithm algorithm, List<Variant> evaluated) {
    return new SearchRun(algorithm, evaluated, Optional.empty());
  }

  /** The same, with a reason why an exact search may be wrong. */
  public SearchRun with(String doubt) {
    return new SearchRun(algorithm, evaluated, space.map(it -> it.with(doubt)));
  }

  /**
   * The space of an exact search and its front.
   *
   * @param configurations how many exist
   * @param members of the front; variants for at most as many as the study keeps
   * @param epsilon how far a member may be from the exact front, relative to its value; 0 for exact
   * @param shortfall why members may be missing; empty when none is
   */
  public record ExactSpace(
      BigInteger configurations, int members, double epsilon, Optional<String> shortfall) {

    public ExactSpace {
      Objects.requireNonNull(configurations, "configurations");
      Objects.requireNonNull(shortfall, "shortfall");
    }

    ExactSpace with(String doubt) {
      return new ExactSpace(configurations, members, epsilon, Optional.of(doubt));
    }

    /** Whether every member is on the exact front and none is missing. */
    public boolean isExact() {
      return epsilon == 0 && shortfall.isEmpty();
    }
  }
}
