package io.unetlab.builders.weights;

import java.util.List;

/** The mean of several tensors of one shape, number by number. */
record MeanNumbers(List<Numbers> all) implements Numbers {

  MeanNumbers {
    all = List.copyOf(all);
  }

  @Override
  public void read(long from, float[] to, int at, int count) {
    double[] sums = new double[count];
    float[] some = new float[count];
    for (Numbers numbers : all) {
      numbers.read(from, some, 0, count);
      for (int i = 0; i < count; i++) {
        sums[i] += some[i];
      }
    }
    for (int i = 0; i < count; i++) {
      to[at + i] = (float) (sums[i] / all.size());
    }
  }
}
