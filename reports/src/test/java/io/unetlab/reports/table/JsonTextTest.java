package io.unetlab.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How values are written that JSON, or a reader of it, cannot take as they are. */
final class JsonTextTest {

  /** Numbers as documents have them. */
  record Numbers(double plain, List<Double> list, OptionalDouble optional) {}

  @Test
  void aNumberThatIsNotFiniteIsNull() {
    Numbers numbers =
        new Numbers(
            Double.NaN,
            List.of(Double.POSITIVE_INFINITY, 0.1),
            OptionalDouble.of(Double.NEGATIVE_INFINITY));

    assertThat(JsonText.compact(numbers))
        .isEqualTo("{\"plain\":null,\"list\":[null,0.1],\"optional\":null}");
  }

  @Test
  void aMeasuredNumberHasNineDigits() {
    assertThat(JsonText.compact(new Numbers(Math.PI, List.of(1e5 / 3), OptionalDouble.empty())))
        .isEqualTo("{\"plain\":3.14159265,\"list\":[33333.3333],\"optional\":null}");
  }
}
