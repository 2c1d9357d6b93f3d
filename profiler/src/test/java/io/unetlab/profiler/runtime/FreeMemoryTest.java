package io.unetlab.profiler.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the machine has to spare lies between nothing and everything. */
final class FreeMemoryTest {

  @Test
  void nothingAlwaysFits() {
    assertThat(FreeMemory.holds(0)).isTrue();
  }

  @Test
  void noMachineHoldsEverything() {
    assertThat(FreeMemory.holds(Long.MAX_VALUE)).isFalse();
  }
}
