package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.weights.Tensor;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference networks produce PyTorch's outputs on the same inputs. */
@Tag("slow")
class ParityTest {

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("io.unetlab.builders.djl.Reference#allWithKernels")
  void outputsAgree(Reference reference, KernelMode kernels) {
    List<Output> outputs = reference.graph().outputs();

    try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32);
        DjlModel model =
            DjlModel.load(reference.graph(), reference.weights(), reference.io(), pool)) {
      List<Tensor> computed = model.run();

      assertThat(computed).hasSameSizeAs(outputs);
      for (int i = 0; i < outputs.size(); i++) {
        Tensor expected = reference.io().tensor(outputs.get(i).name());
        assertThat(computed.get(i).dims()).isEqualTo(expected.dims());
        assertThat(Parity.of(computed.get(i), expected).relative()).isLessThan(1e-4);
      }
    }
  }
}
