package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs as other frameworks write them. */
class InputMatchTest {

  private static final Graph XL = Small.graph("sdxl_tiny");

  /** {@code torch.tensor([981])} is an int64, and so are XL's sizes. */
  @Test
  void wholeTimeStepsAndSizesAreRead() {
    WeightStore inputs =
        inputs(
            Tensor.ofWholes("timestep", TensorShape.of(1), 981),
            Tensor.ofWholes("time_ids", TensorShape.of(1, 6), 1024, 1024, 0, 0, 1024, 1024));
    WeightStore matched = InputMatch.match(XL, inputs);
    assertThat(matched.tensor("timestep").type()).isEqualTo(ElementType.FLOAT32);
    assertThat(matched.tensor("timestep").floats()).containsExactly(981);
    assertThat(matched.tensor("time_ids").floats()).startsWith(1024, 1024, 0);
  }

  @Test
  void aWholeImageIsRefused() {
    Tensor image = Initializers.inputs(XL, 0).tensor("sample");
    assertThatThrownBy(
            () -> InputMatch.match(XL, inputs(image.withNumbers(ElementType.INT64, image::read))))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("sample is I64; expected");
  }

  private static WeightStore inputs(Tensor... others) {
    List<Tensor> all = new ArrayList<>(List.of(others));
    for (Tensor input : Initializers.inputs(XL, 0).tensors().values()) {
      if (all.stream().noneMatch(it -> it.name().equals(input.name()))) {
        all.add(input);
      }
    }
    return WeightStore.of(all);
  }
}
