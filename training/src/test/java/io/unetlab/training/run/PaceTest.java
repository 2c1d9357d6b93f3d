package io.unetlab.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.training.recipe.Length;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much of a training is done, on a clock that the test sets. */
final class PaceTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong(7 * SECOND);

  @Test
  void aNumberOfStepsDoesNotDependOnTheClock() {
    Pace pace = new Pace(new Length.Steps(8), 100, clock::get);
    clock.addAndGet(1000 * SECOND);
    assertThat(pace.done(0)).isZero();
    assertThat(pace.done(2)).isEqualTo(0.25);
    assertThat(pace.done(8)).isEqualTo(1);
  }

  @Test
  void aTimeCountsOnFromTheLastCheckpoint() {
    Pace pace = new Pace(new Length.Minutes(2), 30, clock::get);
    assertThat(pace.done(5)).isEqualTo(0.25);
    clock.addAndGet(30 * SECOND);
    assertThat(pace.done(5)).isEqualTo(0.5);
    assertThat(pace.seconds()).isEqualTo(60);
    clock.addAndGet(300 * SECOND);
    assertThat(pace.done(6)).isEqualTo(1);
  }
}
