package io.unetlab.builders.unet;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Stage;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UNetBuilderTest {

  private static final String TEXT =
      """
      kind: unet
      name: small
      latent: {channels: 4, size: 8}
      text: {tokens: 5, width: 6}
      groups: 2
      transformer: {heads: 2}
      levels:
        - {channels: 4, resnets: 1}
        - channels: 8
          resnets: 1
          transformers: 1
          up:
            resnets: 1
        - {channels: 8,
           resnets: 1}
      middle:
        resnets: 2
        transformers: 1
      extra: {kind: text_time, pooled_width: 10, ids: 3, id_width: 6}
      """;

  private final Graph graph =
      Networks.graph(
          SpecLoader.load(new Source("small.yaml", TEXT), Path.of("."), SpecPatch.EMPTY));

  @Test
  void everyBlockPointsAtItsLineOfTheSpec() {
    assertThat(byBlock(node -> line(node.location().line())))
        .isEqualTo(
            Map.of(
                "down_blocks.0", Set.of("- {channels: 4, resnets: 1}"),
                "down_blocks.1", Set.of("- channels: 8"),
                "down_blocks.2", Set.of("- {channels: 8,"),
                "mid_block", Set.of("resnets: 2"),
                "up_blocks.0", Set.of("- {channels: 8,"),
                "up_blocks.1", Set.of("resnets: 1"),
                "up_blocks.2", Set.of("- {channels: 4, resnets: 1}"),
                "outside", Set.of("kind: unet")));
  }

  @Test
  void everyBlockKnowsItsStage() {
    assertThat(byBlock(node -> node.scope().stage().word()))
        .isEqualTo(
            Map.of(
                "down_blocks.0", Set.of("level 0 down"),
                "down_blocks.1", Set.of("level 1 down"),
                "down_blocks.2", Set.of("level 2 down"),
                "mid_block", Set.of("middle"),
                "up_blocks.0", Set.of("level 2 up"),
                "up_blocks.1", Set.of("level 1 up"),
                "up_blocks.2", Set.of("level 0 up"),
                "outside", Set.of("outside")));
  }

  @Test
  void stagesAreInTheOrderOfTheNetwork() {
    assertThat(graph.nodes().stream().map(node -> node.scope().stage()).distinct().sorted())
        .extracting(Stage::word)
        .containsExactly(
            "level 0 down",
            "level 1 down",
            "level 2 down",
            "middle",
            "level 2 up",
            "level 1 up",
            "level 0 up",
            "outside");
  }

  @Test
  void everyNodeHasItsRole() {
    assertThat(role("conv_in")).isEqualTo(UNetRole.ENDS);
    assertThat(role("sample")).isEqualTo(UNetRole.ENDS);
    assertThat(role("conv_out")).isEqualTo(UNetRole.ENDS);
    assertThat(role("time_embedding.linear_1")).isEqualTo(UNetRole.EMBEDDING);
    assertThat(role("add_embedding.linear_2")).isEqualTo(UNetRole.EMBEDDING);
    assertThat(role("down_blocks.0.resnets.0.time_emb_proj")).isEqualTo(UNetRole.RESNET);
    assertThat(role("down_blocks.0.downsamplers.0.conv")).isEqualTo(UNetRole.RESAMPLING);
    assertThat(role("up_blocks.0.upsamplers.0.upsample")).isEqualTo(UNetRole.RESAMPLING);
    assertThat(role("up_blocks.0.join.0")).isEqualTo(UNetRole.RESNET);
    String stack = "mid_block.attentions.0.";
    assertThat(role(stack + "proj_in")).isEqualTo(UNetRole.PROJECTION);
    assertThat(role(stack + "transformer_blocks.0.norm1")).isEqualTo(UNetRole.SELF_ATTENTION);
    assertThat(role(stack + "transformer_blocks.0.attn1.to_q")).isEqualTo(UNetRole.SELF_ATTENTION);
    assertThat(role(stack + "transformer_blocks.0.attn2.attention"))
        .isEqualTo(UNetRole.CROSS_ATTENTION);
    assertThat(role(stack + "transformer_blocks.0.ff.net.2")).isEqualTo(UNetRole.FEED_FORWARD);
    assertThat(role(stack + "transformer_blocks.0.add3")).isEqualTo(UNetRole.FEED_FORWARD);
  }

  @Test
  void everyNodeComesAfterItsInputs() {
    for (Node node : graph.nodes()) {
      assertThat(graph.nodes().get(node.id())).isSameAs(node);
      assertThat(node.inputs()).allMatch(input -> input.id() < node.id());
    }
  }

  @Test
  void everyNodeButTheOutputIsRead() {
    Set<Node> read =
        graph.nodes().stream().flatMap(node -> node.inputs().stream()).collect(Collectors.toSet());

    assertThat(graph.nodes()).filteredOn(node -> !read.contains(node)).containsOnly(graph.output());
  }

  @Test
  void namesAreUnique() {
    assertThat(graph.weights().map(Weight::name)).doesNotHaveDuplicates();
    assertThat(graph.nodes()).extracting(Node::path).doesNotHaveDuplicates();
  }

  private <T> Map<String, Set<T>> byBlock(Function<Node, T> value) {
    Map<String, Set<T>> values = new TreeMap<>();
    for (Node node : graph.nodes()) {
      values.computeIfAbsent(block(node), key -> new HashSet<>()).add(value.apply(node));
    }
    return values;
  }

  private static String block(Node node) {
    String first = node.path().replaceFirst("^((down|up)_blocks\\.\\d+|mid_block)\\..*", "$1");
    return first.equals(node.path()) ? "outside" : first;
  }

  private static String line(int number) {
    return TEXT.lines().skip(number - 1).findFirst().orElseThrow().strip();
  }

  private Role role(String path) {
    return graph.nodes().stream()
        .filter(node -> node.path().equals(path))
        .map(Node::role)
        .findFirst()
        .orElseThrow();
  }
}
