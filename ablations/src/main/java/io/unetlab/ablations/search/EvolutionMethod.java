package io.unetlab.ablations.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Regularised evolution (Real et al., arXiv 1802.01548): the best of a random sample gets a child
 * with one factor changed, and the oldest of the population dies, however good it is. With several
 * objectives, each sample is judged by weights of its own.
 */
final class EvolutionMethod extends QueuedMethod {

  private static final class Member {

    private final int[] configuration;
    private final Answer answer;

    Member(int[] configuration, Answer answer) {
      this.configuration = configuration;
      this.answer = answer;
    }
  }

  private final SearchSpace space;
  private final Random random;
  private final Explored explored;
  private final Scales scales;
  private final int capacity;
  private final int sample;
  // The oldest first.
  private final List<Member> population = new ArrayList<>();
  private int started;

  EvolutionMethod(SearchSpace space, int objectives, int population, long seed) {
    this.space = space;
    this.random = new Random(seed);
    this.explored = new Explored(space, random);
    this.scales = new Scales(objectives);
    this.capacity = population;
    // As in the paper: 25 of 100.
    this.sample = Math.max(2, population / 4);
  }

  @Override
  List<int[]> propose(int most) {
    List<int[]> proposed = new ArrayList<>();
    while (proposed.size() < most && !explored.isExhausted()) {
      boolean starting = started < capacity;
      if (starting || !population.isEmpty()) {
        (starting ? explored.random() : explored.fresh(child())).ifPresent(proposed::add);
      }
      started++;
      if (starting && started == capacity) {
        break;
      }
    }
    return proposed;
  }

  private int[] child() {
    double[] weights = scales.weights(random);
    Member best = drawn();
    for (int i = 1; i < sample; i++) {
      Member other = drawn();
      if (scales.value(other.answer, weights) < scales.value(best.answer, weights)) {
        best = other;
      }
    }
    int[] child = best.configuration.clone();
    Mutation.one(space, child, random);
    return child;
  }

  private Member drawn() {
    return population.get(random.nextInt(population.size()));
  }

  @Override
  void learn(int[] configuration, Answer answer) {
    scales.add(answer);
    population.add(new Member(configuration, answer));
    if (population.size() > capacity) {
      population.remove(0);
    }
  }
}
