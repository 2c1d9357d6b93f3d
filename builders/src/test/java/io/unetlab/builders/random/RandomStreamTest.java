package io.unetlab.builders.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void eachKeyMakesAnotherStream() {
    assertThat(
            IntStream.range(0, 100)
                .mapToLong(it -> RandomStream.of(1, it / 10, it % 10).bits())
                .distinct()
                .count())
        .isEqualTo(100);
    assertThat(RandomStream.of(1, 2, 3).bits()).isEqualTo(RandomStream.of(1, 2, 3).bits());
  }

  @Test
  void wholeNumbersAreEvenlySpread() {
    RandomStream random = RandomStream.of(3);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.below(7)]++;
    }
    // Five standard deviations.
    for (int count : counts) {
      assertThat((double) count).isCloseTo(10_000, Offset.offset(470.0));
    }
    assertThatThrownBy(() -> random.below(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void permutationsHaveEveryNumberAndEveryOrder() {
    int[] one = RandomStream.of(5).permutation(1000);
    assertThat(Arrays.stream(one).sorted().toArray()).isEqualTo(IntStream.range(0, 1000).toArray());
    assertThat(one).isNotEqualTo(RandomStream.of(6).permutation(1000));
    assertThat(
            IntStream.range(0, 200)
                .mapToObj(it -> Arrays.toString(RandomStream.of(it).permutation(3)))
                .distinct())
        .hasSize(6);
  }
}
