package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of the formats' tables, and all 256 in their order. */
class SmallFloatsTest {

  @ParameterizedTest
  @CsvSource({
    "0x00, 0",
    "0x01, 0x1p-9",
    "0x07, 0x1.cp-7",
    "0x08, 0x1p-6",
    "0x38, 1",
    "0x39, 1.125",
    "0x7E, 448",
    "0xFE, -448",
    "0xB8, -1",
    "0x7F, NaN",
    "0xFF, NaN"
  })
  void e4m3(String bits, float value) {
    assertThat(SmallFloats.fromE4m3(Integer.decode(bits))).isEqualTo(Float.valueOf(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, 0",
    "0x01, 0x1p-16",
    "0x04, 0x1p-14",
    "0x3C, 1",
    "0x3D, 1.25",
    "0x7B, 57344",
    "0xBC, -1",
    "0x7C, Infinity",
    "0xFC, -Infinity",
    "0x7D, NaN"
  })
  void e5m2(String bits, float value) {
    assertThat(SmallFloats.fromE5m2(Integer.decode(bits))).isEqualTo(Float.valueOf(value));
  }

  @Test
  void valuesGrowWithTheirBits() {
    for (int bits = 1; bits < 0x7F; bits++) {
      assertThat(SmallFloats.fromE4m3(bits)).isGreaterThan(SmallFloats.fromE4m3(bits - 1));
      assertThat(SmallFloats.fromE4m3(bits | 0x80)).isEqualTo(-SmallFloats.fromE4m3(bits));
    }
    for (int bits = 1; bits <= 0x7C; bits++) {
      assertThat(SmallFloats.fromE5m2(bits)).isGreaterThan(SmallFloats.fromE5m2(bits - 1));
    }
  }
}
