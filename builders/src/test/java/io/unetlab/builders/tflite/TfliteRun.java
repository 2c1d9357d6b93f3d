package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;

/** Runs a file once in TensorFlow Lite. */
final class TfliteRun {

  static {
    System.setProperty("org.bytedeco.javacpp.cachedir", "target/javacpp");
  }

  private TfliteRun() {}

  /**
   * @param xnnpack whether operators run in the delegate, as by default, else in built-in kernels
   */
  static List<Tensor> run(Path file, Graph graph, WeightStore inputs, boolean xnnpack) {
    BuiltinOpResolver resolver =
        xnnpack ? new BuiltinOpResolver() : new BuiltinOpResolverWithoutDefaultDelegates();
    try (FlatBufferModel model = FlatBufferModel.VerifyAndBuildFromFile(file.toString());
        InterpreterBuilder builder = new InterpreterBuilder(model, resolver);
        Interpreter interpreter = new Interpreter((Pointer) null)) {
      check(builder.apply(interpreter));
      check(interpreter.AllocateTensors());
      List<Node> nodes = graph.inputs();
      for (int i = 0; i < nodes.size(); i++) {
        put(interpreter, i, inputs.tensor(nodes.get(i).name()), nodes.get(i));
      }
      check(interpreter.Invoke());
      List<Tensor> outputs = new ArrayList<>();
      for (int i = 0; i < graph.outputs().size(); i++) {
        outputs.add(output(interpreter, i, graph));
      }
      return outputs;
    }
  }

  private static void check(int status) {
    if (status != 0) {
      throw new IllegalStateException("status " + status);
    }
  }

  private static void put(Interpreter interpreter, int index, Tensor tensor, Node node) {
    if (tensor.isWhole()) {
      int[] numbers = new int[Math.toIntExact(tensor.elements())];
      long[] wholes = tensor.wholes();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Math.toIntExact(wholes[i]);
      }
      interpreter.typed_input_tensor_int(index).put(numbers);
    } else {
      float[] numbers = TfliteLayout.toFile(tensor.floats(), node.shape());
      interpreter.typed_input_tensor_float(index).put(numbers);
    }
  }

  private static Tensor output(Interpreter interpreter, int index, Graph graph) {
    Node node = graph.outputs().get(index).node();
    float[] numbers = new float[Math.toIntExact(node.shape().elements())];
    interpreter.typed_output_tensor_float(index).get(numbers);
    return Tensor.of(
        graph.outputs().get(index).name(),
        node.shape(),
        TfliteLayout.fromFile(numbers, node.shape()));
  }
}
