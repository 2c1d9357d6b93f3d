package io.unetlab.builders.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void channelsAreRedGreenAndBlueFromMinusOneToOne() {
    Tensor output =
        Tensor.of("image", TensorShape.of(1, 3, 1, 2), -1f, 1f, 0f, 0.5f, -3f, Float.NaN);

    BufferedImage picture = Picture.of(output);

    assertThat(picture.getWidth()).isEqualTo(2);
    assertThat(picture.getHeight()).isEqualTo(1);
    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF008000);
    assertThat(picture.getRGB(1, 0)).isEqualTo(0xFFFFBF00);
  }

  @Test
  void rowsAreLines() {
    Tensor output = Tensor.of("image", TensorShape.of(1, 1, 2, 3), -1f, -1f, -1f, 1f, -1f, -1f);

    BufferedImage picture = Picture.of(output);

    assertThat(picture.getRGB(0, 1)).isEqualTo(0xFFFFFFFF);
    assertThat(picture.getRGB(1, 0)).isEqualTo(0xFF000000);
  }

  @Test
  void otherChannelsAreNoPicture() {
    Tensor output = Tensor.of("image", TensorShape.of(1, 2, 1, 1), 0f, 0f);
    assertThatThrownBy(() -> Picture.of(output)).hasMessageContaining("1 or 3 channels");
  }
}
