package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All 65,536 patterns of both formats, against a slow implementation of their definition. */
class HalfFloatsTest {

  @Test
  void everyFloat16IsWhatItsDefinitionSays() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      same(HalfFloats.fromFloat16(bits), slow(bits, 5, 10), bits);
    }
  }

  @Test
  void everyBfloat16IsWhatItsDefinitionSays() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      same(HalfFloats.fromBfloat16(bits), slow(bits, 8, 7), bits);
    }
  }

  @Test
  void everyPatternComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float half = HalfFloats.fromFloat16(bits);
      float brain = HalfFloats.fromBfloat16(bits);
      if (Float.isNaN(half)) {
        assertThat(HalfFloats.fromFloat16(HalfFloats.toFloat16(half))).isNaN();
      } else {
        assertThat(HalfFloats.toFloat16(half)).isEqualTo(bits);
      }
      if (Float.isNaN(brain)) {
        assertThat(HalfFloats.fromBfloat16(HalfFloats.toBfloat16(brain))).isNaN();
      } else {
        assertThat(HalfFloats.toBfloat16(brain)).isEqualTo(bits);
      }
    }
  }

  // Between two neighbours: below the midpoint to the lower, above it to the upper, at it to the
  // even one.
  @Test
  void roundingIsToTheNearestAndTiesGoToTheEvenOne() {
    for (int bits = 0; bits < 0x7BFF; bits++) {
      float low = HalfFloats.fromFloat16(bits);
      float middle = (low + HalfFloats.fromFloat16(bits + 1)) / 2;
      int even = bits + (bits & 1);
      assertThat(HalfFloats.toFloat16(Math.nextDown(middle))).isEqualTo(bits);
      assertThat(HalfFloats.toFloat16(middle)).isEqualTo(even);
      assertThat(HalfFloats.toFloat16(Math.nextUp(middle))).isEqualTo(bits + 1);
      assertThat(HalfFloats.toFloat16(-middle)).isEqualTo(even | 0x8000);
    }
    for (int bits = 1; bits < 0x7F7F; bits++) {
      double low = HalfFloats.fromBfloat16(bits);
      float middle = (float) ((low + HalfFloats.fromBfloat16(bits + 1)) / 2);
      int even = bits + (bits & 1);
      assertThat(HalfFloats.toBfloat16(Math.nextDown(middle))).isEqualTo(bits);
      assertThat(HalfFloats.toBfloat16(middle)).isEqualTo(even);
      assertThat(HalfFloats.toBfloat16(Math.nextUp(middle))).isEqualTo(bits + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "65504, 7BFF",
    "65519.996, 7BFF",
    "65520, 7C00",
    "1e30, 7C00",
    "-65520, FC00",
    "5.9604645e-8, 0001",
    "2.9802322e-8, 0000",
    "2.9802326e-8, 0001",
    "-0.0, 8000",
    "1, 3C00"
  })
  void theEndsOfFloat16(float value, String hex) {
    assertThat(HalfFloats.toFloat16(value)).isEqualTo(Integer.parseInt(hex, 16));
  }

  @Test
  void onlyWhatBecomesInfiniteOverflows() {
    assertThat(FloatBytes.overflows(ElementType.FLOAT16, 65519.996f)).isFalse();
    assertThat(FloatBytes.overflows(ElementType.FLOAT16, -65520f)).isTrue();
    assertThat(FloatBytes.overflows(ElementType.FLOAT16, Float.POSITIVE_INFINITY)).isFalse();
    assertThat(FloatBytes.overflows(ElementType.FLOAT16, Float.NaN)).isFalse();
    assertThat(FloatBytes.overflows(ElementType.FLOAT32, Float.MAX_VALUE)).isFalse();
    assertThat(FloatBytes.overflows(ElementType.BFLOAT16, Float.MAX_VALUE)).isTrue();
    assertThat(HalfFloats.fromBfloat16(HalfFloats.toBfloat16(Float.MAX_VALUE))).isInfinite();
    assertThat(FloatBytes.overflows(ElementType.BFLOAT16, Math.nextDown(0x1.FFp127f))).isFalse();
  }

  // sign, exponent, fraction: (-1)^s 2^(e - bias) (1 + f), or without the 1 where e is 0.
  private static double slow(int bits, int exponentBits, int fractionBits) {
    int sign = bits >> 15;
    int exponent = (bits >> fractionBits) & ((1 << exponentBits) - 1);
    double fraction = (bits & ((1 << fractionBits) - 1)) / Math.pow(2, fractionBits);
    int bias = (1 << (exponentBits - 1)) - 1;
    double size;
    if (exponent == (1 << exponentBits) - 1) {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      size = fraction * Math.pow(2, 1 - bias);
    } else {
      size = (1 + fraction) * Math.pow(2, exponent - bias);
    }
    return sign == 0 ? size : -size;
  }

  private static void same(float found, double expected, int bits) {
    // The bits of a double distinguish -0 from 0 and treat all NaNs as one.
    assertThat(Double.doubleToLongBits(found))
        .as("%04x", bits)
        .isEqualTo(Double.doubleToLongBits(expected));
  }
}
