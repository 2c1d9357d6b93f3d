package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.text.TextEncoderSpec;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CostReportTest {

  static Stream<Graph> networks() {
    return KnownNetworks.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyViewAddsUpToTheTotal(Graph graph) {
    CostReport report = CostReport.of(graph);
    Cost total = report.total();
    assertThat(sum(report.byRole())).isEqualTo(total);
    assertThat(sum(report.byOperation())).isEqualTo(total);
    assertThat(sum(report.byLevel())).isEqualTo(total);
    Stream<Cost> cells =
        report.byStageAndRole().values().stream().flatMap(roles -> roles.values().stream());
    assertThat(cells.reduce(Cost.ZERO, Cost::plus)).isEqualTo(total);
    assertThat(report.tree().cost()).isEqualTo(total);
    assertAddsUp(report.tree());
  }

  /** Everything is done for each image, with the same weights. */
  @Test
  void aBatchMultipliesEverythingButTheWeights() {
    for (Path file : KnownNetworks.cases()) {
      NetworkSpec spec = SpecLoader.load(file.resolve("spec.yaml"));
      String key = spec.kind().equals(TextEncoderSpec.KIND) ? "batch" : "latent.batch";
      SpecPatch batch = SpecPatch.parse(key + "=3", new Problems());
      CostReport one = CostReport.of(Networks.graph(spec));
      CostReport three =
          CostReport.of(Networks.graph(SpecLoader.load(file.resolve("spec.yaml"), batch)));
      assertThat(three.total().params()).isEqualTo(one.total().params());
      assertThat(three.total().macs()).isEqualTo(3 * one.total().macs());
      assertThat(three.peakActivationBytes(NumberType.FLOAT32))
          .isEqualTo(3 * one.peakActivationBytes(NumberType.FLOAT32));
      assertThat(three.graph().batch()).isEqualTo(3);
    }
  }

  private static Cost sum(Collection<CostRow> rows) {
    return rows.stream().map(CostRow::cost).reduce(Cost.ZERO, Cost::plus);
  }

  private static void assertAddsUp(CostTree tree) {
    if (!tree.children().isEmpty()) {
      Cost children = tree.children().stream().map(CostTree::cost).reduce(Cost.ZERO, Cost::plus);
      assertThat(children).as(tree.path()).isEqualTo(tree.cost());
      tree.children().forEach(CostReportTest::assertAddsUp);
    }
  }

  /** The counter's formulas against the tensors themselves. */
  @ParameterizedTest
  @MethodSource("networks")
  void parametersAreTheElementsOfTheWeights(Graph graph) {
    CostReport report = CostReport.of(graph);
    for (Node node : graph.nodes()) {
      long elements = node.weights().stream().mapToLong(weight -> weight.shape().elements()).sum();
      assertThat(report.of(node).params()).as(node.path()).isEqualTo(elements);
    }
    assertThat(report.weightBytes(NumberType.FLOAT16)).isEqualTo(2 * report.total().params());
  }

  /** MACs of a layer: each weight is used once for each pixel or token that is written. */
  @ParameterizedTest
  @MethodSource("networks")
  void everyWeightIsUsedOnceForEachPositionThatIsWritten(Graph graph) {
    CostReport report = CostReport.of(graph);
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Conv2d || node.op() instanceof Linear) {
        Weight weight = node.weights().get(0);
        long positions = node.shape().elements() / weight.shape().dim(0);
        long uses = positions * weight.shape().elements();
        assertThat(report.of(node).macs()).as(node.path()).isEqualTo(uses);
      }
    }
  }

  @Test
  void levelsStandInTheOrderOfTheNetwork() {
    CostReport report = report("md_tiny");
    assertThat(report.byLevel())
        .extracting(CostRow::name)
        .containsExactly(
            "level 0 down (16x16)",
            "level 1 down (8x8)",
            "level 2 down (4x4)",
            "middle (4x4)",
            "level 2 up (4x4)",
            "level 1 up (8x8)",
            "level 0 up (16x16)",
            "outside");
    assertThat(report.byStageAndRole().keySet())
        .extracting(report::name)
        .containsExactlyElementsOf(report.byLevel().stream().map(CostRow::name).toList());
    assertThat(report.byRole())
        .extracting(CostRow::name)
        .containsExactly(
            "resnet",
            "self_attention",
            "cross_attention",
            "feed_forward",
            "projection",
            "resampling",
            "embedding",
            "ends");
  }

  @Test
  void theTreeIsNamedAsDiffusersNamesItsModules() {
    CostTree tree = report("md_tiny").tree();
    assertThat(tree.name()).isEqualTo("md_tiny");
    assertThat(names(tree))
        .contains("conv_in", "time_embedding", "down_blocks.0", "mid_block", "up_blocks.2");
    CostTree resnet = tree.find("down_blocks.2.resnets.0").orElseThrow();
    assertThat(resnet.name()).isEqualTo("resnets.0");
    assertThat(names(resnet)).contains("norm1", "conv1", "time_emb_proj", "conv_shortcut");
    // Separable 3x3, 32 to 48 channels: 9 x 32 depthwise, 32 x 48 and a bias pointwise.
    assertThat(tree.find("down_blocks.2.resnets.0.conv1").orElseThrow().cost().params())
        .isEqualTo(288 + 1536 + 48);
    assertThat(tree.find("down_blocks.2.resnets.00")).isEmpty();
  }

  private static List<String> names(CostTree tree) {
    return tree.children().stream().map(CostTree::name).toList();
  }

  private static CostReport report(String smallCase) {
    return CostReport.of(
        KnownNetworks.graph(KnownNetworks.CASES.resolve(smallCase).resolve("spec.yaml")));
  }
}
