package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.ConvKind;

/**
 * A convolution with bias, dense or separable: k x k depthwise without bias, then 1x1 pointwise
 * ("MobileNets", arXiv 1704.04861).
 */
final class Convolution {

  private Convolution() {}

  /** From an image N x C x H x W to {@code out} channels; stride 2 halves the resolution. */
  static Node add(
      GraphBuilder graph, String name, ConvKind kind, int kernel, int stride, int out, Node image) {
    int in = Sizes.channels(image);
    if (kind == ConvKind.REGULAR) {
      return graph.add(name, new Conv2d(in, out, kernel, stride, 1, true), image);
    }
    GraphBuilder scope = graph.scope(name);
    Node depthwise = scope.add("depthwise", new Conv2d(in, in, kernel, stride, in, false), image);
    return scope.add("pointwise", new Conv2d(in, out, 1, 1, 1, true), depthwise);
  }
}
