package io.unetlab.builders.weights;

/** The numbers of a tensor in row-major order, read or made piece by piece, the same every time. */
@FunctionalInterface
interface Numbers {

  /**
   * Writes some of them to a part of an array.
   *
   * @param from index of the first number
   * @param to where they go, from index {@code at}
   * @param count how many
   */
  void read(long from, float[] to, int at, int count);
}
