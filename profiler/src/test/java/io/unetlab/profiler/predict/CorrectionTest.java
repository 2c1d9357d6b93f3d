package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrectionTest {

  @Test
  void whatWeightsAndKernelsAddIsNotUncertain() {
    OperationGroup group =
        Fusions.NONE.groups(SmallSpace.graph()).stream()
            .filter(it -> it.key().work() == WorkKind.CONVOLUTION)
            .findFirst()
            .orElseThrow();
    PricedGroup priced = new PricedGroup(group, group.key(), new Estimate(2, 0.1, ""));
    double[] coefficients = new double[Correction.TERMS];
    coefficients[WorkKind.CONVOLUTION.ordinal()] = 1.5;
    coefficients[Correction.MEMORY] = 100;
    coefficients[Correction.KERNEL] = 7;
    Correction correction = new Correction(coefficients);

    assertThat(correction.millis(priced)).isGreaterThan(10);
    assertThat(correction.deviation(priced)).isCloseTo(0.3, within(1e-12));
  }
}
