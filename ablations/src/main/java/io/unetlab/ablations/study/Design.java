package io.unetlab.ablations.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The variants that a study asks for, by names of factors and options; the base is always one of
 * them.
 *
 * @param oneAtATime the factors to change alone
 * @param ladder steps, each on top of the kept ones before it
 * @param factorial the factors whose options are tried in every combination
 * @param list variants that are named one by one: factor to option, the others as in the base
 * @param search variants that are asked for as the search learns
 * @param full factor to option of the network with every change, for each factor that has a change
 * @param replicates how often each network is measured; counting does not repeat
 * @param block the most networks that a session measures, including the base; empty for no limit
 */
public record Design(
    OneAtATime oneAtATime,
    LadderSpec ladder,
    List<String> factorial,
    Optional<Fractional> fractional,
    Optional<RandomSample> random,
    List<Map<String, String>> list,
    Optional<SearchSpec> search,
    Map<String, String> full,
    int replicates,
    Optional<Integer> block) {

  /** One edit of the ladder. With {@code keep} false it is tried and reverted. */
  public record Step(String factor, String option, boolean keep) {

    public Step {
      Objects.requireNonNull(factor, "factor");
      Objects.requireNonNull(option, "option");
    }
  }

  public Design {
    Objects.requireNonNull(oneAtATime, "oneAtATime");
    Objects.requireNonNull(ladder, "ladder");
    factorial = List.copyOf(factorial);
    Objects.requireNonNull(fractional, "fractional");
    Objects.requireNonNull(random, "random");
    list = List.copyOf(list);
    Objects.requireNonNull(search, "search");
    full = Collections.unmodifiableMap(new LinkedHashMap<>(full));
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be at least 1, found " + replicates);
    }
    Objects.requireNonNull(block, "block");
  }

  /** The choices of the network with every change of these factors. */
  public Map<String, String> fullOf(List<String> factors) {
    Map<String, String> choices = new LinkedHashMap<>(full);
    choices.keySet().retainAll(factors);
    return choices;
  }

  /** The same design with another search. */
  public Design with(SearchSpec other) {
    return withSearch(Optional.of(other));
  }

  public Design withoutSearch() {
    return withSearch(Optional.empty());
  }

  private Design withSearch(Optional<SearchSpec> other) {
    return new Design(
        oneAtATime, ladder, factorial, fractional, random, list, other, full, replicates, block);
  }

  /** An upper bound of the number of variants, computed without creating them. */
  public long size(List<Factor> factors) {
    long others = 1;
    if (oneAtATime.fromBase()) {
      others += changes(factors, oneAtATime.factors());
    }
    if (oneAtATime.fromFull()) {
      others += 1 + oneAtATime.factors().size();
    }
    others +=
        ladder.given().size() + ladder.best().map(it -> changes(factors, it.factors())).orElse(0L);
    others += fractional.map(it -> it.fraction().runs()).orElse(0);
    others += random.map(RandomSample::count).orElse(0) + list.size();
    others += search.map(Design::size).orElse(0L);
    long combined = factorial.isEmpty() ? 0 : combinations(factors, factorial) - 1;
    return combined > Long.MAX_VALUE - others ? Long.MAX_VALUE : combined + others;
  }

  private static long size(SearchSpec search) {
    long exact = search.algorithms().contains(SearchAlgorithm.EXACT) ? search.keep() : 0;
    return exact + (long) search.algorithms().size() * search.evaluations().orElse(0);
  }

  private static long changes(List<Factor> factors, List<String> names) {
    return factors.stream()
        .filter(factor -> names.contains(factor.name()))
        .mapToLong(factor -> factor.changes().size())
        .sum();
  }

  /** The number of combinations of some factors; {@link Long#MAX_VALUE} on overflow. */
  public static long combinations(List<Factor> factors, List<String> names) {
    long count = 1;
    for (Factor factor : factors) {
      if (names.contains(factor.name())) {
        int options = factor.options().size();
        count = count > Long.MAX_VALUE / options ? Long.MAX_VALUE : count * options;
      }
    }
    return count;
  }
}
