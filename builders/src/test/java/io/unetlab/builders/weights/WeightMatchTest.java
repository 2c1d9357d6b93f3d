package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store fits a graph, or every tensor that does not is named. */
class WeightMatchTest {

  @Test
  void everythingThatDoesNotFitIsNamedAtOnce() {
    Graph graph = Small.graph("sd15_tiny");
    List<Tensor> tensors = new ArrayList<>(Small.numbered(graph).tensors().values());
    tensors.removeIf(it -> it.name().matches("conv_in\\.(weight|bias)|conv_out.bias"));
    tensors.add(Small.numbered("conv_in.weight", TensorShape.of(16, 9, 3, 3)));
    tensors.add(Small.numbered("ema.decay", TensorShape.of(1)));
    tensors.add(
        new Tensor("conv_out.bias", List.of(4L), ElementType.INT64, (from, to, at, count) -> {}));
    Problems problems = new Problems();

    assertThat(WeightMatch.match(graph, WeightStore.of(tensors), problems)).isEmpty();
    assertThat(problems.all())
        .extracting(it -> it.code().id() + " " + it.message())
        .containsExactly(
            "WEIGHT022 conv_in.weight: expected 16x4x3x3, found 16x9x3x3",
            "WEIGHT020 conv_in.bias 16 is missing",
            "WEIGHT012 conv_out.bias is I64; expected F64, F32, F16, BF16, F8_E4M3 or F8_E5M2",
            "WEIGHT021 ema.decay 1 is not one of the network's weights");
    assertThat(problems.all().get(0).hint()).matches("asked for at .*spec\\.yaml:\\d+:\\d+");
  }

  @Test
  void projectionsAreTheSameNumbersInAnotherShape() {
    String name = "down_blocks.0.attentions.0.proj_in.weight";
    Graph conv = Small.graph("sd15_tiny");
    Graph linear = Small.graph("sd15_tiny", "transformer.projection=linear");

    Tensor made = WeightMatch.match(conv, Small.numbered(linear)).tensor(name);
    assertThat(made.dims()).containsExactly(16L, 16L, 1L, 1L);
    assertThat(made.floats()).isEqualTo(Small.numbered(conv).tensor(name).floats());
    assertThat(WeightMatch.match(linear, Small.numbered(conv)).tensor(name).dims())
        .containsExactly(16L, 16L);
  }

  /** Like a checkpoint that also has an average of its weights. */
  @Test
  void extraTensorsAreSummarised() {
    Graph graph = Small.graph("sd15_tiny");
    List<Tensor> tensors = new ArrayList<>(Small.numbered(graph).tensors().values());
    for (int i = 0; i < 20; i++) {
      tensors.add(Small.numbered("ema." + i, TensorShape.of(1)));
    }
    Problems problems = new Problems();
    assertThat(WeightMatch.match(graph, WeightStore.of(tensors), problems)).isEmpty();
    assertThat(problems.all()).hasSize(6);
    assertThat(problems.all().get(0).message())
        .isEqualTo(
            "the file has all 304 weights of the network, and 20 tensors that the network lacks");
  }

  @Test
  void anotherNetworksFileIsSummarisedWithAFewExamples() {
    Problems problems = new Problems();
    Optional<WeightStore> store =
        WeightMatch.match(Small.graph("sd15_tiny"), WeightStore.of(List.of()), problems);

    assertThat(store).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactly(
            WeightCode.OTHER_NETWORK,
            WeightCode.MISSING,
            WeightCode.MISSING,
            WeightCode.MISSING,
            WeightCode.MISSING,
            WeightCode.MISSING);
    assertThat(problems.all().get(0).message())
        .isEqualTo(
            "0 of the network's 304 weights are among the file's 0 tensors in their shape: these"
                + " are the weights of another network");
    assertThat(problems.all().get(0).hint()).isEqualTo("the first 5 of 304 differences follow");
  }
}
