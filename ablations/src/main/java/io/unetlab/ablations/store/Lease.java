package io.unetlab.ablations.store;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a claim lasts after the last sign of life of its run. The time during which the server
 * was down does not count: a run that lost it needs a few seconds to find it again, so a run that
 * lost it takes no claim over sooner than this after it is back.
 *
 * @param lasts long enough for a computer that is busy
 * @param signs how often a run that has claims gives a sign of life
 */
record Lease(Duration lasts, Duration signs) {

  static final Lease USUAL = new Lease(Duration.ofMinutes(2), Duration.ofSeconds(20));

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  Lease {
    Objects.requireNonNull(lasts, "lasts");
    Objects.requireNonNull(signs, "signs");
  }

  /** How long a sign waits for an answer: by the next one it is time for another connection. */
  Duration answer() {
    return signs.compareTo(SHORTEST) < 0 ? SHORTEST : signs;
  }
}
