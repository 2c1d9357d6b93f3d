package io.unetlab.ablations.search;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.study.Factor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The configurations that a method may ask for: one option for each factor, as far as every
 * relation holds. A configuration is an array with the index of each factor's option; 0 is the
 * base's.
 */
public final class SearchSpace {

  private static final int STEPS_PER_FACTOR = 4;

  private final int[] sizes;
  private final List<int[]> ranked;
  private final List<Relation> relations;
  private final List<int[]> related;
  private final List<List<Relation>> ofFactor = new ArrayList<>();

  /**
   * A space.
   *
   * @param ranked for each factor its options in the order of their values; as listed where they
   *     have none
   * @param relations that a configuration has to meet to exist
   */
  public SearchSpace(List<int[]> ranked, List<Relation> relations) {
    this.ranked = ranked.stream().map(int[]::clone).toList();
    this.sizes = ranked.stream().mapToInt(it -> it.length).toArray();
    this.relations = List.copyOf(relations);
    this.related = relations.stream().map(it -> it.allowed().factors()).toList();
    for (int factor = 0; factor < sizes.length; factor++) {
      List<Relation> its = new ArrayList<>();
      for (int i = 0; i < related.size(); i++) {
        for (int one : related.get(i)) {
          if (one == factor) {
            its.add(relations.get(i));
          }
        }
      }
      ofFactor.add(its);
    }
  }

  /** A space whose options are ranked as listed. */
  public static SearchSpace of(int[] sizes, List<Relation> relations) {
    List<int[]> ranked = new ArrayList<>();
    for (int size : sizes) {
      int[] options = new int[size];
      for (int option = 0; option < size; option++) {
        options[option] = option;
      }
      ranked.add(options);
    }
    return new SearchSpace(ranked, relations);
  }

  /** The space of a study's factors, whose options are ranked by their numbers if they have any. */
  public static SearchSpace of(List<Factor> factors, List<Relation> relations) {
    return new SearchSpace(factors.stream().map(SearchSpace::ranked).toList(), relations);
  }

  private static int[] ranked(Factor factor) {
    Optional<List<BigDecimal>> numbers = factor.numbers();
    IntStream options = IntStream.range(0, factor.options().size());
    return numbers.isEmpty()
        ? options.toArray()
        : options
            .boxed()
            .sorted(Comparator.comparing(numbers.get()::get))
            .mapToInt(it -> it)
            .toArray();
  }

  /** The number of factors. */
  public int factors() {
    return sizes.length;
  }

  /** The number of a factor's options. */
  public int options(int factor) {
    return sizes[factor];
  }

  /** The option of a factor at a place in [0, 1) of the order of its values. */
  int optionAt(int factor, double place) {
    int rank = (int) (place * sizes[factor]);
    return ranked.get(factor)[Math.max(0, Math.min(sizes[factor] - 1, rank))];
  }

  /** The number of combinations of options, whether they exist or not. */
  public BigInteger combinations() {
    BigInteger combinations = BigInteger.ONE;
    for (int size : sizes) {
      combinations = combinations.multiply(BigInteger.valueOf(size));
    }
    return combinations;
  }

  /** Whether every relation holds. */
  public boolean exists(int[] configuration) {
    for (Relation relation : relations) {
      if (!relation.holds(configuration)) {
        return false;
      }
    }
    return true;
  }

  /** Independent options, each as likely as the others; the configuration may not exist. */
  int[] drawn(Random random) {
    int[] drawn = new int[sizes.length];
    for (int factor = 0; factor < drawn.length; factor++) {
      drawn[factor] = random.nextInt(sizes[factor]);
    }
    return drawn;
  }

  /**
   * A configuration near this one that exists. The first broken relation is mended by the one
   * change after which the fewest relations are broken, the base's option first, until all hold
   * (min-conflicts: Minton et al., Artificial Intelligence 58, 1992).
   *
   * @param random chooses a change where none helps
   * @return empty when it does not come to an end
   */
  Optional<int[]> repaired(int[] configuration, Random random) {
    int[] mended = configuration.clone();
    int steps = STEPS_PER_FACTOR * (sizes.length + 4);
    while (steps-- > 0) {
      int broken = firstBroken(mended);
      if (broken < 0) {
        return Optional.of(mended);
      }
      mend(related.get(broken), mended, random);
    }
    return exists(mended) ? Optional.of(mended) : Optional.empty();
  }

  private int firstBroken(int[] configuration) {
    for (int i = 0; i < relations.size(); i++) {
      if (!relations.get(i).holds(configuration)) {
        return i;
      }
    }
    return -1;
  }

  private void mend(int[] factors, int[] configuration, Random random) {
    int factor = factors[random.nextInt(factors.length)];
    int option = random.nextInt(sizes[factor]);
    int best = 0;
    for (int one = factors.length - 1; one >= 0; one--) {
      int tried = factors[one];
      int kept = configuration[tried];
      int before = broken(tried, configuration);
      for (int other = 0; other < sizes[tried]; other++) {
        configuration[tried] = other;
        int change = broken(tried, configuration) - before;
        if (change < best) {
          best = change;
          factor = tried;
          option = other;
        }
      }
      configuration[tried] = kept;
    }
    configuration[factor] = option;
  }

  private int broken(int factor, int[] configuration) {
    int broken = 0;
    for (Relation relation : ofFactor.get(factor)) {
      broken += relation.holds(configuration) ? 0 : 1;
    }
    return broken;
  }
}
