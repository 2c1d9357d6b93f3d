package io.unetlab.builders.unet;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphPrinter;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Weight;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of every network with a valid spec. */
class UNetBuilderPropertyTest {

  @Provide
  Arbitrary<UNetSpec> specs() {
    return RandomSpecs.specs();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void predictsAnImageOfTheLatentsSize(@ForAll("specs") UNetSpec spec) {
    LatentSpec latent = spec.latent();

    assertThat(Networks.graph(spec).output().shape())
        .isEqualTo(TensorShape.of(1, latent.channels(), latent.height(), latent.width()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void holdsTogether(@ForAll("specs") UNetSpec spec) {
    Graph graph = Networks.graph(spec);
    Set<Node> read = new HashSet<>();
    graph.nodes().forEach(node -> read.addAll(node.inputs()));

    assertThat(graph.weights().map(Weight::name)).doesNotHaveDuplicates();
    assertThat(graph.nodes()).allMatch(node -> read.contains(node) == (node != graph.output()));
    assertThat(graph.inputs()).allMatch(node -> node.op() instanceof Input);
  }

  /** Blocks are counted by the one operation of their kind in their role. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void hasTheBlocksOfTheSpec(@ForAll("specs") UNetSpec spec) {
    Graph graph = Networks.graph(spec);

    assertThat(count(graph, UNetRole.RESNET, Add.class))
        .isEqualTo(spec.blocks().mapToInt(BlockSpec::resnets).sum());
    assertThat(count(graph, UNetRole.SELF_ATTENTION, Attention.class))
        .isEqualTo(transformers(spec, TransformerSpec::attendsToItself));
    assertThat(count(graph, UNetRole.CROSS_ATTENTION, Attention.class))
        .isEqualTo(transformers(spec, TransformerSpec::attendsToText));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void isTheSameWhenTheSpecIsWrittenAndRead(@ForAll("specs") UNetSpec spec) {
    Source written = new Source("random.yaml", spec.yaml());
    UNetSpec read =
        NetworkKinds.UNET.require(SpecLoader.load(written, Path.of("."), SpecPatch.EMPTY));

    assertThat(GraphPrinter.print(Networks.graph(read)))
        .isEqualTo(GraphPrinter.print(Networks.graph(spec)));
  }

  private static long count(Graph graph, Role role, Class<? extends Op> operation) {
    return graph.nodes().stream()
        .filter(node -> operation.isInstance(node.op()) && node.role().equals(role))
        .count();
  }

  private static int transformers(UNetSpec spec, Predicate<TransformerSpec> kind) {
    return spec.blocks()
        .filter(block -> kind.test(block.transformer()))
        .mapToInt(BlockSpec::depth)
        .sum();
  }
}
