package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.LiteRtForward;
import io.unetlab.builders.ort.OrtForward;
import io.unetlab.builders.unet.RandomSpecs;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.model.UNetSpec;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever the spec says, the runtimes agree about the network. */
@Tag("slow")
class RandomVariantsTest {

  @Provide
  Arbitrary<UNetSpec> specs() {
    return RandomSpecs.specs();
  }

  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
  void theRuntimesAgree(@ForAll("specs") UNetSpec spec) throws IOException {
    Graph graph = Networks.graph(spec);
    WeightStore weights = Initializers.seeded(graph, 3);
    WeightStore inputs = Initializers.inputs(graph, 4);
    Tensor onnx = OrtForward.run(graph, weights, inputs, 1).get(0);
    Tensor litert = LiteRtForward.run(graph, weights, inputs, 1).get(0);
    assertThat(litert.dims()).isEqualTo(onnx.dims());
    assertThat(Parity.of(litert, onnx).relative()).as("%s", spec.yaml()).isLessThan(1e-4);

    for (KernelMode kernels : KernelMode.values()) {
      try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32);
          DjlModel model = DjlModel.load(graph, weights, inputs, pool)) {
        Tensor djl = model.run().get(0);

        assertThat(djl.dims()).isEqualTo(onnx.dims());
        double difference = Parity.of(djl, onnx).relative();
        assertThat(difference).as("%s of%n%s", kernels, spec.yaml()).isLessThan(1e-4);
      }
    }
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void theParametersAreTheEnginesToo(@ForAll("specs") UNetSpec spec) {
    Graph graph = Networks.graph(spec);
    long counted = graph.weights().mapToLong(weight -> weight.shape().elements()).sum();
    try (NDManager manager = PyTorch.newManager()) {
      DjlNetwork network = new DjlNetwork(graph, KernelMode.FUSED.kernels(), ElementType.FLOAT32);
      network.load(Initializers.seeded(graph, 3), manager);

      assertThat(
              network.getParameters().values().stream()
                  .mapToLong(parameter -> parameter.getArray().size())
                  .sum())
          .isEqualTo(counted);
    }
  }
}
