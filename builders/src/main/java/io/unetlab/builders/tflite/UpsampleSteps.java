package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The operators of an upsampling. */
final class UpsampleSteps {

  private final TfliteSteps steps;
  private final TensorShape result;

  /**
   * @param result the shape in the file
   */
  UpsampleSteps(TfliteSteps steps, TensorShape result) {
    this.steps = steps;
    this.result = result;
  }

  /** Adds the operators and returns the result. */
  TfliteTensor add(TfliteTensor x) {
    if (isResized(x, 1) && isResized(x, 2)) {
      TfliteTensor size = steps.graph().wholes((int) result.dim(1), (int) result.dim(2));
      return steps.add(TfliteCode.RESIZE_NEAREST_NEIGHBOR, result, List.of(x, size), Map.of());
    }
    return picked(picked(x, 1), 2);
  }

  // The runtime computes the pixel to read in float32, which for some sizes misses by one.
  private boolean isResized(TfliteTensor x, int axis) {
    int in = (int) x.shape().dim(axis);
    int out = (int) result.dim(axis);
    float scale = in / (float) out;
    return IntStream.range(0, out)
        .allMatch(i -> Math.min((int) Math.floor(i * scale), in - 1) == read(i, in, out));
  }

  private TfliteTensor picked(TfliteTensor x, int axis) {
    int in = (int) x.shape().dim(axis);
    int out = (int) result.dim(axis);
    if (in == out) {
      return x;
    }
    int[] pixels = IntStream.range(0, out).map(i -> read(i, in, out)).toArray();
    return steps.gather(x, steps.graph().wholes(pixels), axis);
  }

  private static int read(int i, int in, int out) {
    return (int) ((long) i * in / out);
  }
}
