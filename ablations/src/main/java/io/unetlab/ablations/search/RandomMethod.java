package io.unetlab.ablations.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws configurations at random, and learns nothing. */
final class RandomMethod extends QueuedMethod {

  private final Explored explored;

  RandomMethod(SearchSpace space, long seed) {
    this.explored = new Explored(space, new Random(seed));
  }

  @Override
  List<int[]> propose(int most) {
    List<int[]> drawn = new ArrayList<>();
    while (drawn.size() < most && !explored.isExhausted()) {
      explored.random().ifPresent(drawn::add);
    }
    return drawn;
  }

  @Override
  void learn(int[] configuration, Answer answer) {}
}
