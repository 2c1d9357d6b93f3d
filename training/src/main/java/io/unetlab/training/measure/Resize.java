package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;

/**
 * Pictures of another size: a triangle filter along rows, then along columns, which is bilinear
 * when enlarging and covers as much of the picture as each pixel when reducing; as Pillow's
 * BILINEAR.
 */
final class Resize {

  private Resize() {}

  /**
   * A square picture of another side.
   *
   * @param shape of the picture, 1 x C x H x W
   */
  static float[] square(float[] picture, TensorShape shape, int side) {
    int height = Math.toIntExact(shape.dim(2));
    int width = Math.toIntExact(shape.dim(3));
    if (height == side && width == side) {
      return picture;
    }
    int channels = Math.toIntExact(shape.dim(1));
    float[] rows = along(picture, channels * height, width, 1, side);
    float[] result = new float[channels * side * side];
    for (int c = 0; c < channels; c++) {
      float[] channel = new float[height * side];
      System.arraycopy(rows, c * height * side, channel, 0, channel.length);
      float[] resized = along(channel, side, height, side, side);
      System.arraycopy(resized, 0, result, c * side * side, resized.length);
    }
    return result;
  }

  /** Lines of a length, a stride between a line's numbers, to another length. */
  private static float[] along(float[] from, int lines, int length, int stride, int to) {
    float[] result = new float[from.length / length * to];
    double scale = (double) length / to;
    double reach = Math.max(1, scale);
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int first = Math.max(0, (int) Math.round(centre - reach));
      int last = Math.min(length, (int) Math.round(centre + reach));
      for (int line = 0; line < lines; line++) {
        int start = stride == 1 ? line * length : line;
        double sum = 0;
        double weights = 0;
        for (int j = first; j < last; j++) {
          double weight = Math.max(0, 1 - Math.abs(j + 0.5 - centre) / reach);
          sum += weight * from[start + j * stride];
          weights += weight;
        }
        int at = stride == 1 ? line * to + i : i * stride + line;
        result[at] = (float) (sum / weights);
      }
    }
    return result;
  }
}
