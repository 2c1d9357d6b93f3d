package io.unetlab.builders.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.pipeline.Guidance;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a UNet of Stable Diffusion XL, and one of a latent consistency model, read of a text. */
class ConditionTest {

  private static final Path REFERENCE = Path.of("src", "test", "resources", "reference");
  private static final TensorShape IMAGE = TensorShape.of(1, 3, 128, 64);

  @Test
  void statesOfTwoEncodersAreSideBySideAndTheLastPooledStateCounts() {
    Condition first = Condition.of(List.of(states(2, 1f, 2f, 3f, 4f)));
    Condition second =
        Condition.of(List.of(states(1, 5f, 6f), pooled("pooled", 8f), pooled("text_embeds", 9f)));

    Condition joined = Condition.join(List.of(first, second));

    assertThat(joined.states().orElseThrow().dims()).containsExactly(1L, 2L, 3L);
    assertThat(joined.states().orElseThrow().floats()).containsExactly(1f, 2f, 5f, 3f, 4f, 6f);
    assertThat(joined.pooled().orElseThrow().floats()).containsExactly(9f);
    assertThat(joined.zeros().states().orElseThrow().floats()).containsOnly(0f).hasSize(6);
    assertThat(joined.zeros().pooled().orElseThrow().floats()).containsExactly(0f);
  }

  @Test
  void thePenultimateStatesAndTheProjectedRowGoFirst() {
    Tensor last = states(2, 1f, 2f, 3f, 4f);
    Tensor penultimate = Tensor.of("penultimate", TensorShape.of(1, 2, 2), 5f, 6f, 7f, 8f);
    Tensor pooled = pooled("pooled", 9f);
    Tensor embeds = pooled("text_embeds", 10f);

    assertThat(Condition.of(List.of(last, penultimate, pooled, embeds)))
        .isEqualTo(new Condition(Optional.of(penultimate), Optional.of(embeds)));
    assertThat(Condition.of(List.of(last, pooled)))
        .isEqualTo(new Condition(Optional.of(last), Optional.of(pooled)));
    assertThat(Condition.of(List.of(pooled)))
        .isEqualTo(new Condition(Optional.empty(), Optional.of(pooled)));
  }

  @Test
  void sizesAreThoseOfAPictureThatIsNotCropped() {
    Graph graph = graph("sdxl_tiny", "");
    UNetInputs inputs = new UNetInputs(graph, Guidance.of(5), IMAGE);

    WeightStore store = inputs.at(501, latent(graph), Optional.of(condition(graph)));

    assertThat(store.tensor("time_ids").floats()).containsExactly(128f, 64f, 0f, 0f, 128f, 64f);
    assertThat(store.tensor("timestep").floats()).containsExactly(501f);
    assertThat(InputMatch.match(graph, store).tensors().keySet())
        .containsExactly("encoder_hidden_states", "sample", "text_embeds", "time_ids", "timestep");
  }

  @Test
  void aDistilledScaleIsReadAsSinusoids() {
    Graph graph = graph("sd15_tiny", "time.time_cond_proj_dim=4");
    UNetInputs inputs = new UNetInputs(graph, Guidance.distilled(1.002), IMAGE);

    float[] embedding =
        inputs.at(0, latent(graph), Optional.of(condition(graph))).tensor("timestep_cond").floats();

    // (1.002 - 1) 1000 = 2, at the frequencies 1 and 1/10000; sines first.
    assertThat(embedding)
        .containsExactly(
            new float[] {
              (float) Math.sin(2),
              (float) Math.sin(2e-4),
              (float) Math.cos(2),
              (float) Math.cos(2e-4)
            },
            Offset.offset(1e-6f));
  }

  private static Graph graph(String network, String change) {
    Problems problems = new Problems();
    SpecPatch patch = change.isEmpty() ? SpecPatch.EMPTY : SpecPatch.parse(change, problems);
    problems.throwIfErrors();
    return Networks.graph(SpecLoader.load(REFERENCE.resolve(network).resolve("spec.yaml"), patch));
  }

  private static double[] latent(Graph graph) {
    return new double[Math.toIntExact(UNetInputs.latent(graph).elements())];
  }

  private static Condition condition(Graph graph) {
    return new Condition(
        Optional.of(zeros(graph, InputNames.STATES)),
        UNetInputs.find(graph, InputNames.POOLED).map(it -> zeros(graph, it.name())));
  }

  private static Tensor zeros(Graph graph, String input) {
    TensorShape shape = UNetInputs.find(graph, input).orElseThrow().shape();
    return Tensor.of(input, shape, new float[Math.toIntExact(shape.elements())]);
  }

  private static Tensor states(int width, float... numbers) {
    return Tensor.of("output", TensorShape.of(1, 2, width), numbers);
  }

  private static Tensor pooled(String name, float number) {
    return Tensor.of(name, TensorShape.of(1, 1), number);
  }
}
