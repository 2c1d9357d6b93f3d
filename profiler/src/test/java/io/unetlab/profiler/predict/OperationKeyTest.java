package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.SpecLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationKeyTest {

  private static List<Node> operations(String model) {
    Path file = Path.of("../examples/models").resolve(model + ".yaml");
    Graph graph = Networks.graph(SpecLoader.load(file));
    return graph.nodes().stream().filter(it -> !(it.op() instanceof Input)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sd15",
        "mobilediffusion",
        "snapgen",
        "dreamlite",
        "sdxl",
        "clip_vit_l14",
        "sd_vae_encoder",
        "taesd_decoder"
      })
  void everyOperationHasAKeyThatIsReadAgainAndANetworkOfIt(String model) {
    for (Node node : operations(model)) {
      OperationGroup group = new OperationGroup(List.of(node));
      OperationKey key = group.key();
      assertThat(OperationKey.parse(key.text())).contains(key);
      assertThat(OperationGroup.keyOf(group.graph().output())).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sd15", "mobilediffusion", "snapgen", "dreamlite", "clip_vit_l14"})
  void operationsWithOneKeyReadAndWriteTheSame(String model) {
    Map<OperationKey, String> seen = new HashMap<>();
    for (Node node : operations(model)) {
      String shapes =
          node.inputs().stream().map(it -> it.shape().toString()).collect(Collectors.joining(" "))
              + " to "
              + node.shape()
              + node.op().weights();
      String same = seen.put(OperationGroup.keyOf(node), shapes);
      if (same != null) {
        assertThat(shapes).as(node.toString()).isEqualTo(same);
      }
    }
    assertThat(seen).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "conv 3x3",
        "conv 3x3, in",
        "conv, in 0",
        "conv, in 1, in 2",
        ", in 1",
        "c, in 1x"
      })
  void anythingElseIsNoKey(String text) {
    assertThat(OperationKey.parse(text)).isEmpty();
  }
}
