package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference networks produce PyTorch's outputs on the same inputs. */
@Tag("slow")
class ParityTest {

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("io.unetlab.builders.djl.Reference#allWithKernels")
  void outputsAgree(Reference reference, KernelMode kernels) {
    Tensor expected = reference.io().tensor("output");

    try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32);
        DjlModel model =
            DjlModel.load(reference.graph(), reference.weights(), reference.io(), pool)) {
      Tensor output = model.run().get(0);

      assertThat(output.dims()).isEqualTo(expected.dims());
      assertThat(Parity.of(output, expected).relative()).isLessThan(1e-4);
    }
  }
}
