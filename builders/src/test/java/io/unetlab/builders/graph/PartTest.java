package io.unetlab.builders.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.SourceLocation;
import org.junit.jupiter.api.Test;

class PartTest {

  private static final Role RESNET = new Role("resnet", 0);
  private static final TensorShape IMAGE = TensorShape.of(1, 4, 8, 8);

  /** conv_in, then a block of two residual parts, the second of which also reads conv_in. */
  private static Graph graph() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node sample = graph.input("sample", Input.image(IMAGE));
    Node first = graph.add("conv_in", new Conv2d(4, 4, 3, 1, 1, true), sample);
    GraphBuilder block = graph.scope("mid_block");
    GraphBuilder one = block.scope("resnets.0").as(RESNET);
    Node conv = one.add("conv1", new Conv2d(4, 4, 3, 1, 1, true), first);
    Node x = one.add("add", new Add(), first, conv);
    GraphBuilder ten = block.scope("resnets.10");
    Node inner = ten.scope("conv1").add("depthwise", new Conv2d(4, 4, 3, 1, 4, false), x);
    x = ten.add("add", new Add(), first, inner);
    return graph.build("net", graph.add("conv_act", new Activate(Activation.SILU), x));
  }

  @Test
  void whatItReadsFromOutsideIsAnInputOfThatName() {
    Graph part = Part.of(graph(), "mid_block.resnets.10");

    assertThat(part.name()).isEqualTo("mid_block.resnets.10");
    assertThat(part.inputs())
        .extracting(Node::name)
        .containsExactly("mid_block.resnets.0.add", "conv_in");
    assertThat(part.inputs()).extracting(Node::shape).containsOnly(IMAGE);
    assertThat(part.output().path()).isEqualTo("mid_block.resnets.10.add");
    assertThat(part.output().inputs())
        .extracting(Node::path)
        .containsExactly("conv_in", "mid_block.resnets.10.conv1.depthwise");
  }

  @Test
  void nodesAndWeightsKeepTheirNames() {
    Graph whole = graph();
    Graph part = Part.of(whole, "mid_block");

    assertThat(part.inputs()).extracting(Node::path).containsExactly("conv_in");
    assertThat(part.nodes().subList(1, 5))
        .extracting(Node::path)
        .containsExactly(
            "mid_block.resnets.0.conv1",
            "mid_block.resnets.0.add",
            "mid_block.resnets.10.conv1.depthwise",
            "mid_block.resnets.10.add");
    assertThat(part.nodes().get(1).role()).isEqualTo(RESNET);
    assertThat(part.weights())
        .containsExactlyElementsOf(
            whole.weights().filter(it -> it.name().startsWith("mid_block.")).toList());
  }

  @Test
  void aNodesIdIsItsIndex() {
    Graph part = Part.of(graph(), "mid_block");

    assertThat(part.nodes()).allMatch(node -> part.nodes().indexOf(node) == node.id());
  }

  @Test
  void aNameMatchesWhole() {
    assertThat(Part.of(graph(), "mid_block.resnets.10").nodes()).hasSize(4);
    assertThatThrownBy(() -> Part.of(graph(), "mid_block.resnets.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("net has no part mid_block.resnets.1");
  }

  @Test
  void neitherTheWholeNorANodeIsAPart() {
    assertThatThrownBy(() -> Part.of(graph(), "")).hasMessage("net has no part ");
    assertThatThrownBy(() -> Part.of(graph(), "conv_in")).hasMessage("net has no part conv_in");
  }
}
