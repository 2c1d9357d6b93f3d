package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Each round runs the contenders in a new random order, so that changes of the machine affect all
 * alike and no contender always follows the same one. The orders depend only on the seed and the
 * counts.
 */
final class Interleaving {

  private Interleaving() {}

  /** For each round, the contenders' indices in turn order. */
  static List<List<Integer>> orders(int contenders, int rounds, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, rounds).mapToObj(round -> order(contenders, random)).toList();
  }

  private static List<Integer> order(int contenders, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, contenders).boxed().toList());
    Collections.shuffle(order, random);
    return List.copyOf(order);
  }
}
