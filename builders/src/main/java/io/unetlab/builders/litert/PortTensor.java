package io.unetlab.builders.litert;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.tflite.TfliteLayout;
import io.unetlab.builders.weights.Tensor;
import java.util.Arrays;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * An input or output of a loaded file. One with four dimensions is an image: N x H x W x C in the
 * file and N x C x H x W outside. All others are the same in both.
 */
final class PortTensor {

  private final Interpreter interpreter;
  private final int index;
  private final String name;
  private final TensorShape shape;

  PortTensor(String name, Interpreter interpreter, int index) {
    this.interpreter = interpreter;
    this.index = index;
    this.name = name;
    this.shape = shape(tensor().dims());
  }

  // Asked for at every use: the interpreter moves its tensors when a run adds some.
  private TfLiteTensor tensor() {
    return interpreter.tensor(index);
  }

  // In the graph's order.
  private static TensorShape shape(TfLiteIntArray file) {
    long[] dims = new long[file.size()];
    Arrays.setAll(dims, file::data);
    TensorShape shape = TensorShape.of(dims);
    return shape.isImage() ? TensorShape.of(dims[0], dims[3], dims[1], dims[2]) : shape;
  }

  String name() {
    return name;
  }

  /** N x C x H x W if it is an image. */
  TensorShape shape() {
    return shape;
  }

  /**
   * Copies numbers into the runtime's memory.
   *
   * @throws LiteRtFailure if there are too few or too many, or the file's are of an unknown type
   */
  void write(Tensor values) {
    if (values.elements() != shape.elements()) {
      throw new LiteRtFailure(name + " is " + shape + ", but the given tensor is " + values);
    }
    TfLiteTensor tensor = tensor();
    switch (tensor.type()) {
      case tensorflowlite.kTfLiteFloat32 ->
          tensor.data().f().put(TfliteLayout.toFile(values.floats(), shape));
      case tensorflowlite.kTfLiteInt32 -> tensor.data().i32().put(ints(values.wholes()));
      case tensorflowlite.kTfLiteInt64 -> tensor.data().i64().put(values.wholes());
      default -> throw unreadable();
    }
  }

  private static int[] ints(long[] numbers) {
    return Arrays.stream(numbers).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * A copy of its numbers.
   *
   * @throws LiteRtFailure if they are neither float32 nor whole numbers
   */
  Tensor read() {
    int count = Math.toIntExact(shape.elements());
    TfLiteTensor tensor = tensor();
    switch (tensor.type()) {
      case tensorflowlite.kTfLiteFloat32 -> {
        float[] numbers = new float[count];
        tensor.data().f().get(numbers);
        return Tensor.of(name, shape, TfliteLayout.fromFile(numbers, shape));
      }
      case tensorflowlite.kTfLiteInt32 -> {
        int[] numbers = new int[count];
        tensor.data().i32().get(numbers);
        return Tensor.ofWholes(name, shape, Arrays.stream(numbers).asLongStream().toArray());
      }
      case tensorflowlite.kTfLiteInt64 -> {
        long[] numbers = new long[count];
        tensor.data().i64().get(numbers);
        return Tensor.ofWholes(name, shape, numbers);
      }
      default -> throw unreadable();
    }
  }

  private LiteRtFailure unreadable() {
    return new LiteRtFailure(
        name + " is of type " + tensor().type() + ", which is neither float32 nor int32 nor int64");
  }
}
