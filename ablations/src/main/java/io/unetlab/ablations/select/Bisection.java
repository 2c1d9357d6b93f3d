package io.unetlab.ablations.select;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Finds where an answer changes, among steps in ascending order. */
final class Bisection {

  private Bisection() {}

  /**
   * A step at which the answer is yes and at the one before it is no; empty when it is no at the
   * last step. If the answer changes once, this is the first yes; if it changes several times, one
   * of the changes.
   *
   * @param last steps are 1 to this; before the first, the answer is no
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
