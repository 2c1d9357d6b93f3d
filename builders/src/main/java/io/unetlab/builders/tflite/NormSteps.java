package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;

/** The operators of a norm; none has more than four dimensions. */
final class NormSteps {

  private final TfliteSteps steps;

  NormSteps(TfliteSteps steps) {
    this.steps = steps;
  }

  /** Adds the operators and returns the result, as the others do. */
  TfliteTensor add(GroupNorm op, TfliteTensor x) {
    TensorShape image = x.shape();
    long pixels = image.dim(1) * image.dim(2);
    TfliteTensor groups =
        steps.reshape(x, image.dim(0), pixels, op.groups(), (long) op.channels() / op.groups());
    TfliteTensor normal = centred(groups, op.epsilon(), 1, 3);
    return scaled(steps.reshape(normal, image.toArray()));
  }

  TfliteTensor add(LayerNorm op, TfliteTensor x) {
    return scaled(centred(x, op.epsilon(), x.shape().rank() - 1));
  }

  TfliteTensor add(RmsNorm op, TfliteTensor x) {
    TensorShape tokens = x.shape();
    TfliteTensor runs =
        op.width() == tokens.last()
            ? x
            : steps.reshape(
                x, tokens.dim(0), tokens.dim(1), tokens.last() / op.width(), op.width());
    TfliteTensor normal = divided(runs, op.epsilon(), runs.shape().rank() - 1);
    return steps.reshape(steps.both(TfliteCode.MUL, normal, steps.weight(0)), tokens.toArray());
  }

  private TfliteTensor centred(TfliteTensor x, double epsilon, int... axes) {
    TfliteTensor mean = steps.reduce(TfliteCode.MEAN, x, axes);
    return divided(steps.both(TfliteCode.SUB, x, mean), epsilon, axes);
  }

  /** By the root of the mean of the squares. */
  private TfliteTensor divided(TfliteTensor x, double epsilon, int... axes) {
    TfliteTensor square = steps.reduce(TfliteCode.MEAN, steps.same(TfliteCode.SQUARE, x), axes);
    TfliteTensor root = steps.same(TfliteCode.RSQRT, steps.both(TfliteCode.ADD, square, epsilon));
    return steps.both(TfliteCode.MUL, x, root);
  }

  private TfliteTensor scaled(TfliteTensor x) {
    TfliteTensor scaled = steps.both(TfliteCode.MUL, x, steps.weight(0));
    return steps.both(TfliteCode.ADD, scaled, steps.weight(1));
  }
}
