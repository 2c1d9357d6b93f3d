package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import java.util.Arrays;
import java.util.List;

/** The nodes of a norm. It computes in float32, since squares overflow 16 bits. */
final class NormSteps {

  private final Node node;
  private final Steps steps;
  private final OnnxOptions options;

  NormSteps(Node node, Steps steps, OnnxOptions options) {
    this.node = node;
    this.steps = steps;
    this.options = options;
  }

  /** Adds the nodes and returns the result, as the others do. */
  String add(GroupNorm op, String input) {
    String x = exact(input);
    return back(options.hasGroupNorm() ? oneNode(op, x) : scaled(op, normal(op, x)));
  }

  private String oneNode(GroupNorm op, String x) {
    TensorShape channels = TensorShape.of(op.channels());
    return steps.add(
        "GroupNormalization",
        List.of(x, steps.exactWeight(0, channels), steps.exactWeight(1, channels)),
        Attribute.of("num_groups", op.groups()),
        epsilon(op.epsilon()));
  }

  // Each group as one long channel, with scale 1 and shift 0.
  private String normal(GroupNorm op, String x) {
    int groups = op.groups();
    float[] ones = new float[groups];
    Arrays.fill(ones, 1);
    String scale = steps.graph().floats("ones/" + groups, ones);
    String shift = steps.graph().floats("zeros/" + groups, new float[groups]);
    String grouped = steps.reshape(x, node.shape().dim(0), groups, -1);
    return steps.add(
        "InstanceNormalization", List.of(grouped, scale, shift), epsilon(op.epsilon()));
  }

  private String scaled(GroupNorm op, String normal) {
    TensorShape channels = TensorShape.of(op.channels(), 1, 1);
    String image = steps.reshape(normal, node.shape().toArray());
    String scaled = steps.add("Mul", List.of(image, steps.exactWeight(0, channels)));
    return steps.add("Add", List.of(scaled, steps.exactWeight(1, channels)));
  }

  String add(LayerNorm op, String input) {
    TensorShape width = TensorShape.of(op.width());
    return back(
        steps.add(
            "LayerNormalization",
            List.of(exact(input), steps.exactWeight(0, width), steps.exactWeight(1, width)),
            Attribute.of("axis", -1),
            epsilon(op.epsilon())));
  }

  /** In the pattern that runtimes recognise. */
  String add(RmsNorm op, String input) {
    TensorShape shape = node.shape();
    boolean runs = op.width() < shape.last();
    String whole = exact(input);
    String x = runs ? steps.reshape(whole, shape.dim(0), shape.dim(1), -1, op.width()) : whole;
    String two = scalar(2);
    String epsilon = scalar(op.epsilon());
    String mean = steps.mean(steps.add("Pow", List.of(x, two)), options);
    String root = steps.add("Sqrt", List.of(steps.add("Add", List.of(mean, epsilon))));
    String normal = steps.add("Div", List.of(x, root));
    String scale = steps.exactWeight(0, TensorShape.of(op.width()));
    String scaled = steps.add("Mul", List.of(normal, scale));
    return back(runs ? steps.reshape(scaled, shape.toArray()) : scaled);
  }

  private String exact(String x) {
    return steps.cast(x, steps.type(), ElementType.FLOAT32);
  }

  private String back(String x) {
    return steps.cast(x, ElementType.FLOAT32, steps.type());
  }

  private String scalar(double number) {
    return steps.graph().scalar((float) number, ElementType.FLOAT32);
  }

  private static Attribute epsilon(double epsilon) {
    return Attribute.of("epsilon", (float) epsilon);
  }
}
