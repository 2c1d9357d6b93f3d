package io.unetlab.builders.weights;

/**
 * The numbers of a tensor in row-major order, read or generated piece by piece, the same every
 * time.
 */
@FunctionalInterface
interface Numbers {

  /**
   * Copies some of them into an array.
   *
   * @param from index of the first number
   * @param to the destination, from index {@code at}
   * @param count their number
   */
  void read(long from, float[] to, int at, int count);
}
