package io.unetlab.builders.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorShapeTest {

  private static final TensorShape IMAGE = TensorShape.of(1, 320, 64, 32);

  @Test
  void knowsItsDimensions() {
    assertThat(IMAGE).hasToString("1x320x64x32");
    assertThat(IMAGE.rank()).isEqualTo(4);
    assertThat(IMAGE.dim(1)).isEqualTo(320);
    assertThat(IMAGE.last()).isEqualTo(32);
    assertThat(IMAGE.elements()).isEqualTo(320 * 64 * 32);
    assertThat(IMAGE.isImage()).isTrue();
    assertThat(IMAGE.isTokens()).isFalse();
    assertThat(TensorShape.of(1, 77, 768).isTokens()).isTrue();
  }

  @Test
  void changesByCopy() {
    assertThat(IMAGE.with(1, 4)).hasToString("1x4x64x32");
    assertThat(IMAGE.withLast(8)).hasToString("1x320x64x8");
    assertThat(IMAGE).hasToString("1x320x64x32");

    long[] dims = {1, 2};
    TensorShape shape = TensorShape.of(dims);
    dims[1] = 9;
    shape.toArray()[0] = 9;
    assertThat(shape).hasToString("1x2");
  }

  @Test
  void equalsByDimensions() {
    assertThat(IMAGE)
        .isEqualTo(TensorShape.of(1, 320, 64, 32))
        .hasSameHashCodeAs(TensorShape.of(1, 320, 64, 32))
        .isNotEqualTo(TensorShape.of(1, 320, 32, 64))
        .isNotEqualTo(TensorShape.of(1, 320, 64));
    assertThat(IMAGE.agreesExceptIn(1, TensorShape.of(1, 7, 64, 32))).isTrue();
    assertThat(IMAGE.agreesExceptIn(1, IMAGE)).isTrue();
    assertThat(IMAGE.agreesExceptIn(1, TensorShape.of(1, 7, 64, 33))).isFalse();
    assertThat(IMAGE.agreesExceptIn(1, TensorShape.of(1, 320, 64))).isFalse();
  }

  @Test
  void refusesWhatIsNoShape() {
    assertThatThrownBy(() -> TensorShape.of(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dimensions must be at least 1: 1x0");
    assertThatThrownBy(TensorShape::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IMAGE.with(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void elementsNeverWrapAround() {
    TensorShape huge = TensorShape.of(1L << 32, 1L << 32);

    assertThatThrownBy(huge::elements).isInstanceOf(ArithmeticException.class);
  }
}
