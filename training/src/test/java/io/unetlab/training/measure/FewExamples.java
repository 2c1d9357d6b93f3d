package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.Example;
import java.util.Arrays;

/** Pictures of one value each, whose captions are as long as they are bright. */
record FewExamples(int size, int heldOut) implements Corpus {

  @Override
  public TensorShape shape() {
    return TinyDenoiser.SHAPE;
  }

  @Override
  public Example example(int index) {
    return of(index);
  }

  @Override
  public Example heldOutExample(int index) {
    return of(index);
  }

  private static Example of(int index) {
    float[] image = new float[TinyDenoiser.SIDE * TinyDenoiser.SIDE];
    Arrays.fill(image, index % 3);
    return new Example(image, "x".repeat(index % 3));
  }

  @Override
  public String identity() {
    return "few " + size + " " + heldOut;
  }
}
