package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The operators of a norm; none has more than four dimensions. */
final class NormSteps {

  private static final String NAME = "odml.group_norm";
  private static final int CHANNELS = 3;

  /**
   * Elements of a group from which a mean takes more than one sum. LiteRT's kernels add a mean up
   * in one float32 sum, which loses digits: with a mean of 10 deviations, the norm of a million
   * elements is off by 1.3e-4 in XNNPACK and by 1.9e-3 in the built-in kernels. No group of Stable
   * Diffusion 1.5's UNet is as large (122,880), those of decoders are.
   */
  private static final long LARGE_GROUP = 1 << 17;

  private final TfliteSteps steps;

  NormSteps(TfliteSteps steps) {
    this.steps = steps;
  }

  /** Adds the operators and returns the result, as the others do. */
  TfliteTensor add(GroupNorm op, TfliteTensor x) {
    List<TfliteTensor> inputs = List.of(x, steps.weights().exact(0), steps.weights().exact(1));
    if (!steps.hasComposites()) {
      return groups(op, inputs);
    }
    return steps.composite(
        NAME,
        x.shape(),
        inputs,
        Map.of(
            "num_groups", op.groups(), "epsilon", (float) op.epsilon(), "channel_axis", CHANNELS),
        List.of(CHANNELS),
        (inner, given) -> new NormSteps(inner).groups(op, given));
  }

  private TfliteTensor groups(GroupNorm op, List<TfliteTensor> inputs) {
    TfliteTensor x = inputs.get(0);
    TensorShape image = x.shape();
    long pixels = image.dim(1) * image.dim(2);
    long width = (long) op.channels() / op.groups();
    TfliteTensor grouped = steps.reshape(x, image.dim(0), pixels, op.groups(), width);
    TfliteTensor normal =
        pixels * width < LARGE_GROUP
            ? centred(grouped, op.epsilon(), 1, 3)
            : normal(grouped, op.epsilon(), it -> meanOfRows(it, image));
    return scaled(steps.reshape(normal, image.toArray()), inputs);
  }

  // Each row of each image is one sum, and an image's rows another.
  private TfliteTensor meanOfRows(TfliteTensor grouped, TensorShape image) {
    long groups = grouped.shape().dim(2);
    long width = grouped.shape().dim(3);
    TfliteTensor rows =
        steps.reshape(grouped, image.dim(0) * image.dim(1), image.dim(2), groups, width);
    return mean(steps.reshape(mean(rows, 1, 3), image.dim(0), image.dim(1), groups, 1), 1);
  }

  /** The composite of a group norm without axes is a norm of the innermost dimension. */
  TfliteTensor add(LayerNorm op, TfliteTensor x) {
    List<TfliteTensor> inputs = List.of(x, steps.weights().exact(0), steps.weights().exact(1));
    if (!steps.hasComposites()) {
      return layer(op, inputs);
    }
    return steps.composite(
        NAME,
        x.shape(),
        inputs,
        Map.of("epsilon", (float) op.epsilon()),
        List.of(),
        (inner, given) -> new NormSteps(inner).layer(op, given));
  }

  private TfliteTensor layer(LayerNorm op, List<TfliteTensor> inputs) {
    TfliteTensor x = inputs.get(0);
    return scaled(centred(x, op.epsilon(), x.shape().rank() - 1), inputs);
  }

  TfliteTensor add(RmsNorm op, TfliteTensor x) {
    TensorShape tokens = x.shape();
    TfliteTensor runs =
        op.width() == tokens.last()
            ? x
            : steps.reshape(
                x, tokens.dim(0), tokens.dim(1), tokens.last() / op.width(), op.width());
    TfliteTensor normal = divided(runs, op.epsilon(), it -> mean(it, runs.shape().rank() - 1));
    return steps.reshape(
        steps.binary(TfliteCode.MUL, normal, steps.weights().exact(0)), tokens.toArray());
  }

  private TfliteTensor centred(TfliteTensor x, double epsilon, int... axes) {
    return normal(x, epsilon, it -> mean(it, axes));
  }

  private TfliteTensor normal(TfliteTensor x, double epsilon, UnaryOperator<TfliteTensor> mean) {
    return divided(steps.binary(TfliteCode.SUB, x, mean.apply(x)), epsilon, mean);
  }

  /** By the root of the mean of the squares. */
  private TfliteTensor divided(TfliteTensor x, double epsilon, UnaryOperator<TfliteTensor> mean) {
    TfliteTensor square = mean.apply(steps.unary(TfliteCode.SQUARE, x));
    TfliteTensor root =
        steps.unary(TfliteCode.RSQRT, steps.binary(TfliteCode.ADD, square, epsilon));
    return steps.binary(TfliteCode.MUL, x, root);
  }

  private TfliteTensor mean(TfliteTensor x, int... axes) {
    return steps.reduce(TfliteCode.MEAN, x, axes);
  }

  private TfliteTensor scaled(TfliteTensor x, List<TfliteTensor> inputs) {
    TfliteTensor scaled = steps.binary(TfliteCode.MUL, x, inputs.get(1));
    return steps.binary(TfliteCode.ADD, scaled, inputs.get(2));
  }
}
