package io.unetlab.ablations.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.moeaframework.algorithm.AbstractAlgorithm;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Solution;

/**
 * An algorithm of MOEA Framework. It evaluates within its step, so each step is made twice from the
 * same random numbers: first to collect the children, of which nothing is known yet, then with the
 * same children and their answers.
 */
final class MoeaMethod extends QueuedMethod {

  private final MoeaAlgorithm kind;
  private final MoeaProblem problem;
  private final MoeaVariation variation;
  private final Explored explored;
  private final int population;
  private final Random seeds;
  private Optional<AbstractAlgorithm> algorithm = Optional.empty();
  private List<int[]> first = new ArrayList<>();
  private long seed;
  private boolean collected;

  MoeaMethod(MoeaAlgorithm kind, SearchSpace space, int objectives, int about, long seed) {
    Random random = new Random(seed);
    this.kind = kind;
    this.problem = new MoeaProblem(objectives);
    this.explored = new Explored(space, random);
    this.variation = new MoeaVariation(space, explored, random);
    this.population = kind.population(objectives, about);
    this.seeds = new Random(random.nextLong());
  }

  @Override
  List<int[]> propose(int most) {
    if (first.isEmpty()) {
      return first();
    }
    problem.scale();
    if (algorithm.isEmpty()) {
      algorithm = Optional.of(start());
    }
    if (collected) {
      variation.repeat();
      step(algorithm.get());
    }
    return collect(algorithm.get());
  }

  private List<int[]> first() {
    while (first.size() < population && !explored.isExhausted()) {
      explored.random().ifPresent(first::add);
    }
    return List.copyOf(first);
  }

  private AbstractAlgorithm start() {
    List<Solution> solutions = first.stream().map(problem::solution).toList();
    AbstractAlgorithm started = kind.start(problem, solutions, variation);
    seed = seeds.nextLong();
    step(started);
    return started;
  }

  private List<int[]> collect(AbstractAlgorithm started) {
    variation.record();
    seed = seeds.nextLong();
    problem.collect(true);
    try {
      step(started);
    } catch (MoeaProblem.Unanswered e) {
      // All children are recorded before the first is evaluated.
    } finally {
      problem.collect(false);
    }
    collected = true;
    Map<Key, int[]> unknown = new LinkedHashMap<>();
    for (int[] child : variation.recorded()) {
      if (!problem.knows(child)) {
        unknown.putIfAbsent(new Key(child), child);
      }
    }
    return List.copyOf(unknown.values());
  }

  // MOEA Framework has one source of random numbers for all algorithms of a process.
  private void step(AbstractAlgorithm started) {
    synchronized (MoeaMethod.class) {
      Random before = PRNG.getRandom();
      PRNG.setRandom(new Random(seed));
      try {
        started.step();
      } finally {
        PRNG.setRandom(before);
      }
    }
  }

  @Override
  void learn(int[] configuration, Answer answer) {
    problem.add(configuration, answer);
  }
}
