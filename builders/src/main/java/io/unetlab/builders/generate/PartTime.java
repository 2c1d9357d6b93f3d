package io.unetlab.builders.generate;

import java.util.Objects;

/**
 * The time that a part took.
 *
 * @param loading nanoseconds until it was in memory
 * @param running nanoseconds of all its runs together
 * @param runs forward passes
 */
public record PartTime(String word, long loading, long running, int runs) {

  public PartTime {
    Objects.requireNonNull(word, "word");
  }
}
