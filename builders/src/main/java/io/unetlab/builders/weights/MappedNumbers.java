package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;

/** The numbers of a tensor in a mapped file, as float32. */
record MappedNumbers(MappedFile file, long begin, ElementType type) implements Numbers {

  private static final int PIECE = 1 << 14;

  @Override
  public void read(long from, float[] to, int at, int count) {
    int width = type.bytes();
    byte[] bytes = new byte[Math.min(count, PIECE) * width];
    int done = 0;
    while (done < count) {
      int some = Math.min(count - done, PIECE);
      file.read(begin + (from + done) * width, bytes, some * width);
      for (int i = 0; i < some; i++) {
        to[at + done + i] = FloatBytes.decode(type, bytes, i * width);
      }
      done += some;
    }
  }
}
