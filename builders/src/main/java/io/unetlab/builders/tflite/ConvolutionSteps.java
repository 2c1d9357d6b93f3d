package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.TensorShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The operators of a convolution. The format knows two paddings, none and {@code SAME}, which gives
 * the end of an image the larger half of what the stride leaves; any other is an operator of its
 * own.
 */
final class ConvolutionSteps {

  private static final int SAME = 0;
  private static final int VALID = 1;
  private static final int CHANNELS = 3;

  private final Conv2d op;
  private final TfliteSteps steps;
  private final TensorShape result;

  /**
   * @param result the shape in the file
   */
  ConvolutionSteps(Conv2d op, TfliteSteps steps, TensorShape result) {
    this.op = op;
    this.steps = steps;
    this.result = result;
  }

  /** Adds the operators and returns the result. */
  TfliteTensor add(TfliteTensor x) {
    boolean padded = op.padBefore() + op.padAfter() > 0;
    boolean same = padded && isSame(x.shape().dim(1)) && isSame(x.shape().dim(2));
    TfliteTensor image = padded && !same ? pad(x) : x;
    Map<String, Number> settings = settings(same, op.stride());
    if (isDepthwise()) {
      settings.put("depth_multiplier", op.out() / op.in());
      return depthwise(image, settings);
    }
    boolean split = op.groups() > 1 && steps.hasComposites();
    return split ? groups(image, settings) : whole(image, settings);
  }

  /**
   * The settings of a convolution.
   *
   * @param same whether it pads the image by itself
   */
  static Map<String, Number> settings(boolean same, int stride) {
    Map<String, Number> settings = new HashMap<>();
    settings.put("padding", same ? SAME : VALID);
    settings.put("stride_w", stride);
    settings.put("stride_h", stride);
    return settings;
  }

  private TfliteTensor depthwise(TfliteTensor image, Map<String, Number> settings) {
    TensorShape shape = TensorShape.of(1, op.kernel(), op.kernel(), op.out());
    return steps.add(
        TfliteCode.DEPTHWISE_CONV_2D,
        result,
        List.of(
            image,
            steps.weights().of(0, shape, WeightOrder.DEPTHWISE),
            steps.weights().bias(op.bias(), op.out())),
        settings);
  }

  // A filter of fewer channels than the image has stands for groups.
  private TfliteTensor whole(TfliteTensor image, Map<String, Number> settings) {
    TensorShape shape = TensorShape.of(op.out(), op.kernel(), op.kernel(), op.in() / op.groups());
    return steps.add(
        TfliteCode.CONV_2D,
        result,
        List.of(
            image,
            steps.weights().of(0, shape, WeightOrder.CHANNELS_LAST),
            steps.weights().bias(op.bias(), op.out())),
        settings);
  }

  // LiteRT's GPU delegate computes groups wrongly, without an error.
  private TfliteTensor groups(TfliteTensor image, Map<String, Number> settings) {
    List<TfliteTensor> parts = steps.split(image, CHANNELS, op.groups());
    return steps.concat(
        CHANNELS,
        IntStream.range(0, op.groups())
            .mapToObj(group -> group(parts.get(group), group, settings))
            .toList());
  }

  private TfliteTensor group(TfliteTensor image, int group, Map<String, Number> settings) {
    int out = op.out() / op.groups();
    TensorShape shape = TensorShape.of(out, op.kernel(), op.kernel(), op.in() / op.groups());
    return steps.add(
        TfliteCode.CONV_2D,
        result.with(CHANNELS, out),
        List.of(
            image,
            steps.weights().part(0, group, shape, WeightOrder.CHANNELS_LAST),
            steps.weights().bias(op.bias(), group, out)),
        settings);
  }

  private boolean isDepthwise() {
    return op.groups() > 1 && op.groups() == op.in();
  }

  // Whether SAME pads a side of this length as the operation does.
  private boolean isSame(long side) {
    long out = (side + op.stride() - 1) / op.stride();
    long total = Math.max(0, (out - 1) * op.stride() + op.kernel() - side);
    long ours = (side + op.padBefore() + op.padAfter() - op.kernel()) / op.stride() + 1;
    return out == ours && total / 2 == op.padBefore() && total - total / 2 == op.padAfter();
  }

  private TfliteTensor pad(TfliteTensor x) {
    int before = op.padBefore();
    int after = op.padAfter();
    TfliteTensor sides =
        steps
            .graph()
            .matrix("padding/" + before + "_" + after, 2, 0, 0, before, after, before, after, 0, 0);
    TensorShape image = x.shape();
    long more = (long) before + after;
    TensorShape shape = image.with(1, image.dim(1) + more).with(2, image.dim(2) + more);
    return steps.add(TfliteCode.PAD, shape, List.of(x, sides), Map.of());
  }
}
