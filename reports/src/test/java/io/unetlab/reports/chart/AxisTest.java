package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AxisTest {

  private static final AxisText TEXT = new AxisText("Latency", Double::toString);

  @Test
  void valuesThatAreFarApartAreOnALogarithmicAxis() {
    Axis axis = TEXT.axis(0.35, 85, 0.05);
    assertThat(axis.logarithmic()).isTrue();
    assertThat(axis.title()).isEqualTo("Latency, logarithmic");
    assertThat(axis.share(Math.sqrt(axis.least() * axis.most()))).isEqualTo(0.5, within(1e-12));
    assertThat(axis.ticks(10)).containsExactly(0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
    assertThat(axis.ticks(6)).containsExactly(0.3, 1.0, 3.0, 10.0, 30.0, 100.0);
  }

  @Test
  void othersAreOnALinearOne() {
    assertThat(TEXT.axis(100, 900, 0.05).logarithmic()).isFalse();
    assertThat(TEXT.axis(0, 900, 0.05).logarithmic()).isFalse();
    assertThat(TEXT.axis(-5, 900, 0.05).logarithmic()).isFalse();
    assertThat(new Axis("a", 0, 10, Double::toString).ticks(5))
        .containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
  }

  @Test
  void aLogarithmicAxisStartsAboveZero() {
    assertThatThrownBy(() -> new Axis("a", 0, 1, true, Double::toString))
        .hasMessageContaining("must start above 0");
  }
}
