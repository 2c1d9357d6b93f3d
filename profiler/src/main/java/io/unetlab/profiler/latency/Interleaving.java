package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Each round goes through the contenders in a new random order, so that what the machine does in
 * the meantime falls on all alike and no one always follows the same other. The orders depend on
 * the seed and the numbers only.
 */
final class Interleaving {

  private Interleaving() {}

  /** For each round the contenders' indices in the order of their turns. */
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
