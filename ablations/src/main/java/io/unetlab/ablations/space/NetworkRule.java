package io.unetlab.ablations.space;

import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemCode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule of networks at one place, as far as it is known: for each combination of some factors
 * whether a network with it broke the rule.
 */
final class NetworkRule {

  private static final Set<ProblemCode> RULES =
      SpecRules.all().stream().map(SpecRule::code).collect(Collectors.toUnmodifiableSet());

  private final Problem example;
  private final BitSet factors;
  private final Group combinations;
  private final long[] allowed;
  private final int[][] seenIn;

  /** A rule that nothing breaks so far. */
  NetworkRule(Problem example, BitSet factors, int[] sizes) {
    this.example = example;
    this.factors = (BitSet) factors.clone();
    this.combinations = new Group(0, factors, List.of(0), sizes);
    this.allowed = new long[Math.toIntExact(combinations.combinations())];
    this.seenIn = new int[allowed.length][];
    Arrays.fill(allowed, 1);
  }

  Problem example() {
    return example;
  }

  BitSet factors() {
    return (BitSet) factors.clone();
  }

  int size() {
    return allowed.length;
  }

  /** Sets the options of a combination. */
  void choose(int combination, int[] configuration) {
    combinations.choose(combination, configuration);
  }

  boolean isOf(Problem problem) {
    return problem.code().equals(example.code()) && problem.path().equals(example.path());
  }

  boolean isBrokenBy(Observation observation) {
    return observation.problems().stream().anyMatch(this::isOf);
  }

  // A network that cannot be read is not checked any further.
  private boolean isKnownFor(Observation observation) {
    return isBrokenBy(observation)
        || observation.problems().stream().allMatch(it -> RULES.contains(it.code()));
  }

  /**
   * Records whether a network breaks the rule.
   *
   * @return a configuration with the same combination of which the opposite is known: the rule
   *     depends on another factor too
   */
  Optional<int[]> record(Observation observation) {
    if (!isKnownFor(observation)) {
      return Optional.empty();
    }
    int combination = combinations.combination(observation.configuration());
    long holds = isBrokenBy(observation) ? 0 : 1;
    if (seenIn[combination] == null) {
      seenIn[combination] = observation.configuration();
      allowed[combination] = holds;
    }
    return allowed[combination] == holds ? Optional.empty() : Optional.of(seenIn[combination]);
  }

  Relation relation() {
    String place = example.path().isEmpty() ? "" : " at " + example.path();
    return new Relation(
        example.code().id() + place + ": " + example.message(),
        new Table(combinations.factors(), combinations.sizes(), allowed));
  }
}
