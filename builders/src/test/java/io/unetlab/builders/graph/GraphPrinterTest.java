package io.unetlab.builders.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.SourceLocation;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {

  private final Graph graph = graph();

  private static Graph graph() {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Node sample = builder.input("sample", Input.image(TensorShape.of(1, 4, 8, 8)));
    GraphBuilder block = builder.scope("block");
    GraphBuilder conv = block.scope("conv");
    Node depthwise = conv.add("depthwise", new Conv2d(4, 4, 3, 1, 4, false), sample);
    Node pointwise = conv.add("pointwise", new Conv2d(4, 4, 1, 1, 1, true), depthwise);
    return builder.build("net", block.add("add", new Add(), sample, pointwise));
  }

  @Test
  void oneLinePerNode() {
    assertThat(GraphPrinter.print(graph))
        .isEqualTo(
            """
            net: 4 nodes
            sample                input                          1x4x8x8
            block.conv.depthwise  depthwise 3x3 4 to 4, no bias  1x4x8x8  sample
            block.conv.pointwise  conv 1x1 4 to 4                1x4x8x8  .depthwise
            block.add             add                            1x4x8x8  sample, .conv.pointwise
            """);
  }

  @Test
  void weightsBelowTheirNode() {
    assertThat(GraphPrinter.printWithWeights(graph))
        .isEqualTo(
            """
            net: 4 nodes
            sample                input                          1x4x8x8
            block.conv.depthwise  depthwise 3x3 4 to 4, no bias  1x4x8x8  sample
              block.conv.depthwise.weight  4x1x3x3
            block.conv.pointwise  conv 1x1 4 to 4                1x4x8x8  .depthwise
              block.conv.pointwise.weight  4x4x1x1
              block.conv.pointwise.bias  4
            block.add             add                            1x4x8x8  sample, .conv.pointwise
            """);
  }
}
