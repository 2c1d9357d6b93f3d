package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;

/**
 * How the inputs and outputs of a network lie in its file: an image of N x C x H x W as N x H x W x
 * C, everything else as it is; whole numbers as int32.
 */
public final class TfliteLayout {

  private TfliteLayout() {}

  /** The shape in the file of a tensor that has this shape in the network. */
  public static TensorShape shape(TensorShape network) {
    return network.isImage()
        ? TensorShape.of(network.dim(0), network.dim(2), network.dim(3), network.dim(1))
        : network;
  }

  /** The type in the file of an input or output that has this type in the network. */
  public static ElementType type(ElementType network) {
    return network.isWhole() ? ElementType.INT32 : network;
  }

  /** The dimension in the file of a dimension of the network's tensor. */
  static int axis(int network, TensorShape shape) {
    if (!shape.isImage() || network == 0) {
      return network;
    }
    return network == 1 ? 3 : network - 1;
  }

  /**
   * A network's numbers in the file's order.
   *
   * @param network the shape in the network
   */
  public static float[] toFile(float[] numbers, TensorShape network) {
    return network.isImage() ? transposed(numbers, network, network.dim(1)) : numbers.clone();
  }

  /**
   * A file's numbers in the network's order.
   *
   * @param network the shape in the network
   */
  public static float[] fromFile(float[] numbers, TensorShape network) {
    long pixels = network.isImage() ? network.dim(2) * network.dim(3) : 1;
    return network.isImage() ? transposed(numbers, network, pixels) : numbers.clone();
  }

  // Each image is a matrix of this many rows.
  private static float[] transposed(float[] numbers, TensorShape network, long height) {
    int image = Math.toIntExact(network.elements() / network.dim(0));
    int rows = Math.toIntExact(height);
    int columns = image / rows;
    float[] result = new float[numbers.length];
    for (int at = 0; at < numbers.length; at += image) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          result[at + column * rows + row] = numbers[at + row * columns + column];
        }
      }
    }
    return result;
  }
}
