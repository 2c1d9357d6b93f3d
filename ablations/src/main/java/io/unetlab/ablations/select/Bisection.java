package io.unetlab.ablations.select;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Finds where an answer turns, among steps that are ordered by how far they go. */
final class Bisection {

  private Bisection() {}

  /**
   * The first step at which the answer is yes and one step before it is not; empty when it is not
   * at the last step. Where the answer turns once, that is the first yes of all; where it turns
   * often, it is one of the turns.
   *
   * @param last steps are 1 to this; before the first the answer is no
   */
  static OptionalLong turn(long last, LongPredicate answer) {
    if (last < 1 || !answer.test(last)) {
      return OptionalLong.empty();
    }
    long no = 0;
    long yes = last;
    while (yes - no > 1) {
      long middle = no + (yes - no) / 2;
      if (answer.test(middle)) {
        yes = middle;
      } else {
        no = middle;
      }
    }
    return OptionalLong.of(yes);
  }
}
