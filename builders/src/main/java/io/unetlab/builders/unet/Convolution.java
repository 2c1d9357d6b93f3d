package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Padding;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.ResampleSpec;
import io.unetlab.spec.model.ResnetSpec;

/**
 * A convolution, dense with bias or separable: k x k depthwise without bias, then 1x1 pointwise,
 * usually with bias ("MobileNets", arXiv 1704.04861).
 */
public final class Convolution {

  private Convolution() {}

  /** A 3 x 3 convolution that halves the resolution. */
  public static Node halving(GraphBuilder graph, String name, ResampleSpec spec, Node image) {
    int channels = Sizes.channels(image);
    Padding padding = spec.downsamplePadding() == 0 ? Padding.END : Padding.HALF;
    return add(graph, name, spec.conv(), 3, 2, channels, padding, true, image);
  }

  /** From an image N x C x H x W to {@code out} channels; stride 2 halves the resolution. */
  public static Node add(
      GraphBuilder graph, String name, ConvKind kind, int kernel, int stride, int out, Node image) {
    return add(graph, name, kind, kernel, stride, out, Padding.HALF, true, image);
  }

  /** One of a residual block's, to {@code out} channels. */
  public static Node add(GraphBuilder graph, String name, ResnetSpec spec, int out, Node image) {
    Padding padding = Padding.HALF;
    boolean bias = spec.pointwiseBias();
    return add(graph, name, spec.conv(), spec.kernel(), 1, out, padding, bias, image);
  }

  private static Node add(
      GraphBuilder graph,
      String name,
      ConvKind kind,
      int kernel,
      int stride,
      int out,
      Padding padding,
      boolean pointwiseBias,
      Node image) {
    int in = Sizes.channels(image);
    if (kind == ConvKind.REGULAR) {
      return graph.add(name, new Conv2d(in, out, kernel, stride, 1, true, padding), image);
    }
    GraphBuilder scope = graph.scope(name);
    Conv2d each = new Conv2d(in, in, kernel, stride, in, false, padding);
    Node depthwise = scope.add("depthwise", each, image);
    return scope.add("pointwise", new Conv2d(in, out, 1, 1, 1, pointwiseBias), depthwise);
  }
}
