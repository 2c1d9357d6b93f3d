package io.unetlab.ablations.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.moeaframework.core.Solution;
import org.moeaframework.core.operator.Variation;

/**
 * One child of two parents: each factor's option from either of them, then one factor changed on
 * average, then repaired and made new. It either records the children or repeats recorded ones.
 */
final class MoeaVariation implements Variation {

  private final SearchSpace space;
  private final Explored explored;
  private final Random random;
  private final List<int[]> recorded = new ArrayList<>();
  private final Deque<int[]> repeated = new ArrayDeque<>();

  MoeaVariation(SearchSpace space, Explored explored, Random random) {
    this.space = space;
    this.explored = explored;
    this.random = random;
  }

  /** The children of a generation from now on are new ones. */
  void record() {
    recorded.clear();
    repeated.clear();
  }

  List<int[]> recorded() {
    return List.copyOf(recorded);
  }

  /** The children of the next generation are those recorded. */
  void repeat() {
    repeated.addAll(recorded);
  }

  @Override
  public String getName() {
    return "options";
  }

  @Override
  public int getArity() {
    return 2;
  }

  @Override
  public Solution[] evolve(Solution[] parents) {
    int[] options = repeated.isEmpty() ? child(parents) : repeated.remove();
    Solution child = parents[0].copy();
    child.setVariable(0, new ConfigurationVariable(options));
    return new Solution[] {child};
  }

  private int[] child(Solution[] parents) {
    int[] one = MoeaProblem.configuration(parents[0]);
    int[] other = MoeaProblem.configuration(parents[1]);
    int[] child = one.clone();
    for (int factor = 0; factor < child.length; factor++) {
      if (random.nextBoolean()) {
        child[factor] = other[factor];
      }
    }
    Mutation.each(space, child, random);
    int[] fresh = explored.fresh(child).orElse(one);
    recorded.add(fresh);
    return fresh;
  }
}
