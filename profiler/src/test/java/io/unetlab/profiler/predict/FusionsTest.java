package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.predict.Fusions.Pair;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FusionsTest {

  private static final Fusions CONV_ADD =
      new Fusions(new TreeSet<>(Set.of(new Pair("conv 3x3", "add of an image"))));

  @Test
  void everyOperationIsInOneGroup() {
    Graph graph = SmallSpace.graph();
    for (Fusions fusions : List.of(Fusions.NONE, CONV_ADD)) {
      Set<Node> grouped = new HashSet<>();
      for (OperationGroup group : fusions.groups(graph)) {
        assertThat(group.nodes()).allSatisfy(it -> assertThat(grouped.add(it)).isTrue());
      }
      assertThat(graph.nodes().stream().filter(it -> !grouped.contains(it)).map(Node::op))
          .allMatch(op -> op instanceof Input || op.toString().startsWith("Chunk"));
    }
  }

  @Test
  void aResidualIsAddedByItsConvolution() {
    List<OperationGroup> pairs =
        CONV_ADD.groups(SmallSpace.graph()).stream().filter(it -> it.nodes().size() > 1).toList();
    assertThat(pairs).isNotEmpty();
    for (OperationGroup pair : pairs) {
      assertThat(pair.nodes()).extracting(Node::name).containsExactly("conv2", "add");
      assertThat(pair.key().text()).startsWith("conv 3x3 + add of an image, batch 1, in ");
      assertThat(pair.graph().inputs()).hasSize(2);
    }
  }

  @Test
  void theTextOfAPairIsReadAgain() {
    Pair pair = new Pair("conv 3x3", "add of an image");
    assertThat(Pair.parse(pair.text())).isEqualTo(pair);
  }
}
