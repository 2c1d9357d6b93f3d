package io.unetlab.ablations.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps what a method proposes until it is asked for. */
abstract class QueuedMethod implements SearchMethod {

  private final Deque<int[]> proposed = new ArrayDeque<>();
  private List<int[]> asked = List.of();

  /**
   * New configurations, when all earlier ones have answers.
   *
   * @param most how many are asked for; there may be more
   * @return empty when there is no other
   */
  abstract List<int[]> propose(int most);

  abstract void learn(int[] configuration, Answer answer);

  @Override
  public final List<int[]> ask(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, found " + most);
    }
    if (!asked.isEmpty()) {
      throw new IllegalStateException("the answers to the last question are missing");
    }
    if (proposed.isEmpty()) {
      proposed.addAll(propose(most));
    }
    List<int[]> next = new ArrayList<>();
    while (next.size() < most && !proposed.isEmpty()) {
      next.add(proposed.remove());
    }
    asked = next;
    return next.stream().map(int[]::clone).toList();
  }

  @Override
  public final void tell(List<Answer> answers) {
    if (answers.size() != asked.size()) {
      throw new IllegalArgumentException(
          "expected " + asked.size() + " answers, found " + answers.size());
    }
    List<int[]> answered = asked;
    asked = List.of();
    for (int i = 0; i < answers.size(); i++) {
      learn(answered.get(i), answers.get(i));
    }
  }
}
