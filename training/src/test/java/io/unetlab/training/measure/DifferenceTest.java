package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  /** Differences 1, 2, 3, 4: mean 2.5, s.d. 1.29099, t(0.975, 3) = 3.182446. */
  @Test
  void theIntervalIsStudents() {
    Difference difference = Difference.of(List.of(2.0, 4.0, 6.0, 8.0), List.of(1.0, 2.0, 3.0, 4.0));

    assertThat(difference.mean()).isEqualTo(2.5);
    assertThat(difference.reach()).isCloseTo(2.054260, within(1e-6));
    assertThat(difference.pairs()).isEqualTo(4);
    assertThat(difference.isSeparated()).isTrue();
  }

  @Test
  void equalNetworksAreNotSeparated() {
    Difference difference = Difference.of(List.of(1.0, 2.0), List.of(1.0, 2.0));

    assertThat(difference.isSeparated()).isFalse();
  }

  @Test
  void onePairHasNoInterval() {
    assertThatThrownBy(() -> Difference.of(List.of(1.0), List.of(2.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 1 and 1");
  }
}
