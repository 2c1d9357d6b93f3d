package io.unetlab.builders.generate;

import io.unetlab.builders.weights.Tensor;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A decoder's output as an image: from -1 to 1 becomes 0 to 255, cut off and rounded; one channel
 * is grey.
 */
public final class Picture {

  private Picture() {}

  /**
   * The first image of a batch.
   *
   * @param output N x 1 x H x W or N x 3 x H x W
   */
  public static BufferedImage of(Tensor output) {
    List<Long> dims = output.dims();
    int channels = Math.toIntExact(dims.get(1));
    if (dims.size() != 4 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException("an image has 1 or 3 channels, not " + output);
    }
    int height = Math.toIntExact(dims.get(2));
    int width = Math.toIntExact(dims.get(3));
    float[] numbers = output.floats();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          int channel = Math.min(c, channels - 1);
          rgb = rgb << 8 | level(numbers[(channel * height + y) * width + x]);
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  // Not a number becomes 0.
  private static int level(float number) {
    float share = Math.max(0, Math.min(1, number / 2 + 0.5f));
    return (int) Math.rint(share * 255);
  }
}
