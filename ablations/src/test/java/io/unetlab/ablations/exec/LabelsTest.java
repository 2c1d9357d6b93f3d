package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.design.Variant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

  @ParameterizedTest
  @CsvSource({
    "base, base, true",
    "base, b*e, true",
    "base, *, true",
    "base, b???, true",
    "base, b??, false",
    "base, base?, false",
    "base, ase, false",
    "base, base**, true",
    "conv=a ratio=b, *ratio=b*, true",
    "conv=a ratio=b, *a*a*, true",
    "conv=a ratio=b, *a*a*a*a, false",
    "x=😀, x=?, true",
    "x=a.c, x=a?c, true",
    "x=abc, x=a.c, false"
  })
  void aPatternIsThatOfAShell(String label, String pattern, boolean fits) {
    assertThat(fits(label, pattern)).isEqualTo(fits);
  }

  @Test
  void aPatternOfManyStarsEnds() {
    assertThat(fits("a".repeat(2_000), "*a".repeat(1_000) + "b")).isFalse();
  }

  private static boolean fits(String label, String pattern) {
    return Labels.fitting(pattern).test(new Variant(Map.of(), label, 1));
  }
}
