package io.unetlab.builders.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {

  private static final SourceLocation TOP = new Source("a.yaml", "").at(1, 1);
  private static final Role RESAMPLING = new Role("resampling", 5);
  private static final SourceLocation LEVEL = TOP.source().at(7, 3);

  private final GraphBuilder graph = new GraphBuilder(TOP);
  private final Node image = graph.input("image", Input.image(TensorShape.of(1, 4, 8, 8)));

  @Test
  void namesTheNodeWhoseInputsDoNotFit() {
    GraphBuilder scope = graph.scope("down_blocks.0").scope("resnets.0");

    assertThatThrownBy(() -> scope.add("conv1", new Conv2d(6, 8, 3, 1, 1, true), image))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "down_blocks.0.resnets.0.conv1 (Conv2d[in=6, out=8, kernel=3, stride=1, groups=1,"
                + " bias=true, padding=HALF]): expected an image of 6 channels, found 1x4x8x8");
  }

  @Test
  void refusesTooFewAndTooManyInputs() {
    assertThatThrownBy(() -> graph.add("sum", new Add(), image))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sum (Add[]): reads 2, got 1");
    assertThatThrownBy(() -> graph.add("tokens", new ToTokens(), image, image))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tokens (ToTokens[]): reads 1, got 2");
  }

  @Test
  void refusesAnInputOrOutputOfAnotherGraph() {
    Node foreign = new GraphBuilder(TOP).input("foreign", Input.image(image.shape()));

    assertThatThrownBy(() -> graph.add("sum", new Add(), image, foreign))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("foreign is of another graph");
    assertThatThrownBy(() -> graph.build("net", foreign))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("foreign is of another graph");
  }

  @Test
  void refusesANameTakenInItsScope() {
    graph.scope("part").add("tokens", new ToTokens(), image);

    assertThatThrownBy(() -> graph.add("image", new ToTokens(), image))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two parts are named image");
    assertThatThrownBy(() -> graph.scope("part"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two parts are named part");
    GraphBuilder other = graph.scope("other");
    other.as(RESAMPLING).add("sum", new Add(), image, image);
    assertThatThrownBy(() -> other.add("sum", new Add(), image, image))
        .hasMessage("two parts are named other.sum");
  }

  @Test
  void aNodeHasItsStageAndItsRole() {
    Stage stage = new Stage("level 2 up", 7);
    GraphBuilder block = graph.scope("up_blocks.0", stage, LEVEL);
    Node node = block.as(RESAMPLING).scope("conv").add("sum", new Add(), image, image);

    assertThat(node.path()).isEqualTo("up_blocks.0.conv.sum");
    assertThat(node.name()).isEqualTo("sum");
    assertThat(node.scope().name()).isEqualTo("conv");
    assertThat(node.scope().parent()).map(Scope::path).contains("up_blocks.0");
    assertThat(node.scope().stage()).isEqualTo(stage);
    assertThat(node.location()).isEqualTo(LEVEL);
    assertThat(node.role()).isEqualTo(RESAMPLING);

    assertThat(image.scope().parent()).isEmpty();
    assertThat(image.scope().stage()).isEqualTo(Stage.OUTSIDE);
    assertThat(image.location()).isEqualTo(TOP);
    assertThat(image.role()).isEqualTo(Role.OTHER);
  }

  @Test
  void aFinishedGraphStaysAsItIs() {
    Node sum = graph.add("sum", new Add(), image, image);
    Graph built = graph.build("net", sum);
    graph.add("later", new Add(), image, image);

    assertThat(built.name()).isEqualTo("net");
    assertThat(built.nodes()).containsExactly(image, sum);
    assertThat(built.inputs()).containsExactly(image);
    assertThat(built.output()).isSameAs(sum);
  }

  @Test
  void weightsHaveTheirFullNames() {
    GraphBuilder block = graph.scope("mid_block");
    Node conv = block.scope("conv1").add("pointwise", new Conv2d(4, 8, 1, 1, 1, true), image);
    Graph built = graph.build("net", conv);

    assertThat(built.weights())
        .containsExactly(
            new Weight("mid_block.conv1.pointwise.weight", TensorShape.of(8, 4, 1, 1)),
            new Weight("mid_block.conv1.pointwise.bias", TensorShape.of(8)));
  }
}
