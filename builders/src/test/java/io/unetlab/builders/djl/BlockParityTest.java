package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Part;
import io.unetlab.builders.litert.LiteRtForward;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every block of the reference networks, run alone on the inputs of PyTorch's block, produces
 * PyTorch's output; so does every level and the middle. A block is a scope whose last node's
 * numbers are known.
 */
@Tag("slow")
class BlockParityTest {

  private static final Set<String> KINDS =
      Set.of(
          "resnets",
          "attentions",
          "transformer_blocks",
          "downsamplers",
          "upsamplers",
          "down_blocks",
          "mid_block",
          "up_blocks");

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.djl.Reference#allWithBlocks")
  void everyTensorIsANodes(Reference reference) {
    Set<String> paths =
        reference.graph().nodes().stream().map(Node::path).collect(Collectors.toSet());

    assertThat(paths).containsAll(reference.blocks().tensors().keySet());
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.djl.Reference#allWithBlocks")
  void everyBlockIsChecked(Reference reference) {
    Set<String> expected =
        scopes(reference.graph()).stream()
            .filter(path -> KINDS.contains(kind(path)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(blocks(reference)).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(20);
    assertThat(expected.stream().map(BlockParityTest::kind).collect(Collectors.toSet()))
        .containsAll(KINDS.stream().filter(kind -> !kind.equals("mid_block")).toList());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("io.unetlab.builders.djl.Reference#allWithBlocksAndKernels")
  void blocksAgree(Reference reference, KernelMode kernels) {
    Graph graph = reference.graph();
    WeightStore weights = reference.weights();
    WeightStore known = reference.blocks();
    SoftAssertions softly = new SoftAssertions();
    try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32)) {
      for (String path : blocks(reference)) {
        Graph block = Part.of(graph, path);
        Tensor expected = known.tensor(block.output().path());
        try (DjlModel model = DjlModel.load(block, weights, known, pool)) {
          softly
              .assertThat(Parity.of(model.run().get(0), expected).relative())
              .as(path)
              .isLessThan(1e-4);
        }
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.djl.Reference#allWithBlocks")
  void blocksAgreeInLiteRt(Reference reference) throws IOException {
    WeightStore known = reference.blocks();
    SoftAssertions softly = new SoftAssertions();
    for (String path : blocks(reference)) {
      Graph block = Part.of(reference.graph(), path);
      Tensor expected = known.tensor(block.output().path());
      Tensor found = LiteRtForward.run(block, reference.weights(), known, 1).get(0);
      softly.assertThat(Parity.of(found, expected).relative()).as(path).isLessThan(1e-4);
    }
    softly.assertAll();
  }

  private static Set<String> blocks(Reference reference) {
    Graph graph = reference.graph();
    WeightStore known = reference.blocks();
    return scopes(graph).stream()
        .filter(path -> known.find(Part.of(graph, path).output().path()).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> scopes(Graph graph) {
    return graph.nodes().stream()
        .flatMap(
            node ->
                Stream.iterate(
                    Optional.of(node.scope()), Optional::isPresent, it -> it.get().parent()))
        .map(it -> it.get().path())
        .filter(path -> !path.isEmpty())
        .collect(Collectors.toSet());
  }

  // up_blocks.0.resnets.1 belongs to the resnets.
  private static String kind(String path) {
    String name = path.replaceAll("\\.\\d+$", "");
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
