package io.unetlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

  private static final TensorShape PICTURE = TensorShape.of(1, 3, 8, 8);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void shufflingIsExact(int factor) {
    LatentCodec codec = new ShuffleCodec(PICTURE, factor);
    float[] pictures = numbers(5 * 3 * 64);
    float[] latents = codec.encode(pictures);
    assertThat(codec.latentShape().elements()).isEqualTo(PICTURE.elements());
    assertThat(latents).hasSameSizeAs(pictures);
    assertThat(codec.decode(latents)).isEqualTo(pictures);
  }

  /** Of a 4 x 4 picture: even rows and columns, then odd columns, then odd rows. */
  @Test
  void aSquareBecomesChannels() {
    LatentCodec codec = new ShuffleCodec(TensorShape.of(1, 1, 4, 4), 2);
    float[] picture = new float[16];
    for (int i = 0; i < 16; i++) {
      picture[i] = i;
    }
    assertThat(codec.latentShape()).isEqualTo(TensorShape.of(1, 4, 2, 2));
    assertThat(codec.encode(picture))
        .containsExactly(0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15);
  }

  @Test
  void theFactorDividesTheSides() {
    assertThatThrownBy(() -> new ShuffleCodec(PICTURE, 3))
        .hasMessage("3 does not divide the sides of 1x3x8x8");
  }

  private static float[] numbers(int count) {
    RandomStream random = RandomStream.of(1);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.between(-1, 1);
    }
    return numbers;
  }
}
