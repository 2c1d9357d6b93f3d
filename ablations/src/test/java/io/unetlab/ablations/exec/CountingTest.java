package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class CountingTest {

  /** Rather than after minutes of collecting garbage. */
  @Test
  void tooManyVariantsForTheHeapEndAtOnce() {
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> Counting.requireMemory(97_200, 160L << 20))
        .withMessageContaining("97200 variants");
    assertThatCode(() -> Counting.requireMemory(97_200, 256L << 20)).doesNotThrowAnyException();
  }
}
