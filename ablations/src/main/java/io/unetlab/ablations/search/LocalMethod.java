package io.unetlab.ablations.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Pareto local search (Paquete, Chiarandini and Stützle, LNEMS 535, 2004): the neighbours of each
 * non-dominated configuration, which differ in one factor, are evaluated, those of all in turns,
 * until no new one is non-dominated; then it starts again at a random place. The first start is the
 * base.
 */
final class LocalMethod extends QueuedMethod {

  private record Member(Answer answer, Deque<int[]> neighbours) {}

  private final SearchSpace space;
  private final Random random;
  private final Explored explored;
  private final List<Member> front = new ArrayList<>();
  private boolean started;

  LocalMethod(SearchSpace space, long seed) {
    this.space = space;
    this.random = new Random(seed);
    this.explored = new Explored(space, random);
  }

  @Override
  List<int[]> propose(int most) {
    List<int[]> proposed = new ArrayList<>();
    List<Member> left = new ArrayList<>(front);
    while (proposed.size() < most && !left.isEmpty()) {
      int member = random.nextInt(left.size());
      Optional<int[]> neighbour = next(left.get(member).neighbours());
      neighbour.ifPresent(proposed::add);
      if (neighbour.isEmpty()) {
        left.remove(member);
      }
    }
    return proposed.isEmpty() ? start() : proposed;
  }

  // A change that breaks a condition takes what depends on it with it.
  private Optional<int[]> next(Deque<int[]> neighbours) {
    Optional<int[]> next = Optional.empty();
    while (next.isEmpty() && !neighbours.isEmpty()) {
      next = space.repaired(neighbours.remove(), random).filter(explored::add);
    }
    return next;
  }

  private List<int[]> start() {
    front.clear();
    Optional<int[]> start = started ? explored.random() : explored.fresh(new int[space.factors()]);
    started = true;
    return start.map(List::of).orElse(List.of());
  }

  private Deque<int[]> neighbours(int[] configuration) {
    List<int[]> neighbours = new ArrayList<>();
    for (int factor = 0; factor < configuration.length; factor++) {
      for (int option = 0; option < space.options(factor); option++) {
        if (option != configuration[factor]) {
          int[] neighbour = configuration.clone();
          neighbour[factor] = option;
          neighbours.add(neighbour);
        }
      }
    }
    Collections.shuffle(neighbours, random);
    return new ArrayDeque<>(neighbours);
  }

  @Override
  void learn(int[] configuration, Answer answer) {
    if (front.stream().noneMatch(it -> it.answer.dominates(answer) || same(it.answer, answer))) {
      front.removeIf(it -> answer.dominates(it.answer));
      front.add(new Member(answer, neighbours(configuration)));
    }
  }

  // Plateaus of equal values would be walked for ever, and so would failures.
  private static boolean same(Answer one, Answer other) {
    return one.violation() == other.violation()
        && Arrays.equals(one.objectives(), other.objectives());
  }
}
