package io.unetlab.builders.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.diffusers.SchedulerConfig;
import io.unetlab.spec.pipeline.Guidance;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole pipeline in small against PyTorch's: the text, the latent of every step, the picture. */
class PainterTest {

  private static final Path CASE = Path.of("src", "test", "resources", "pipeline_tiny");
  private static final double LIMIT = 1e-4;
  private static final int STEPS = 8;

  static Stream<NetworkRunner> runners() {
    return Stream.of(new DjlRunner(1), FileRunner.onnxRuntime(1));
  }

  @ParameterizedTest
  @MethodSource("runners")
  void equalsPyTorchAfterEveryStep(NetworkRunner runner) throws IOException {
    WeightStore io = WeightStore.open(CASE.resolve("io.safetensors"));
    double[] noise = numbers(io.tensor("noise"));
    NoiseSource given = (step, count) -> noise.clone();
    List<String> heard = new ArrayList<>();

    Painted painted = Painter.paint(request(io, given), runner, watch(heard));

    near(painted.states().get(0), io.tensor("encoder_hidden_states"));
    near(painted.start(), io.tensor("noise"));
    assertThat(painted.latents()).hasSize(STEPS);
    for (int step = 0; step < STEPS; step++) {
      near(painted.latents().get(step), slice(io.tensor("latents"), step));
    }
    near(painted.image(), io.tensor("output"));
    assertThat(painted.times())
        .extracting(PartTime::word)
        .containsExactly("text_encoder", "unet", "decoder");
    assertThat(painted.times()).extracting(PartTime::runs).containsExactly(2, 2 * STEPS, 1);
    assertThat(heard)
        .startsWith("loading text_encoder", "text_encoder 0/2", "text_encoder 1/2")
        .contains("unet 3/8")
        .endsWith("loading decoder", "decoder 0/1", "decoder 1/1");
  }

  private static PictureWatch watch(List<String> heard) {
    return new PictureWatch() {
      @Override
      public void loading(String part) {
        heard.add("loading " + part);
      }

      @Override
      public void running(String part, int done, int total) {
        heard.add(part + " " + done + "/" + total);
      }
    };
  }

  private static PictureRequest request(WeightStore io, NoiseSource noise) {
    PictureNetworks networks =
        new PictureNetworks(
            List.of(part("text_encoder", "text_encoder")),
            part("unet", "unet"),
            Optional.of(part("decoder", "vae_decoder")));
    TextIds ids =
        new TextIds(ids(io.tensor("input_ids")), Optional.of(ids(io.tensor("negative_ids"))));
    SamplingPlan plan =
        new SamplingPlan(SamplerSpec.of(SamplerKind.DDIM), schedule(), STEPS, Guidance.of(5));
    return new PictureRequest(networks, List.of(ids), plan, LatentScale.STABLE_DIFFUSION, noise);
  }

  private static NoiseSchedule schedule() {
    Problems problems = new Problems();
    return TextFile.read(CASE.resolve("scheduler.json"), problems)
        .flatMap(it -> SchedulerConfig.read(it, problems))
        .orElseThrow(() -> new AssertionError(problems.all()))
        .noise();
  }

  private static PartNetwork part(String word, String file) {
    Graph graph = Networks.graph(SpecLoader.load(CASE.resolve(word + ".yaml")));
    WeightStore weights = WeightStore.open(CASE.resolve(file + ".safetensors"));
    return new PartNetwork(word, graph, WeightMatch.match(graph, weights));
  }

  private static List<Integer> ids(Tensor tensor) {
    return Arrays.stream(tensor.wholes()).mapToInt(Math::toIntExact).boxed().toList();
  }

  private static double[] numbers(Tensor tensor) {
    float[] floats = tensor.floats();
    double[] numbers = new double[floats.length];
    Arrays.setAll(numbers, i -> floats[i]);
    return numbers;
  }

  private static Tensor slice(Tensor all, int index) {
    int size = Math.toIntExact(all.elements()) / STEPS;
    float[] some = Arrays.copyOfRange(all.floats(), index * size, (index + 1) * size);
    return Tensor.of("latents", TensorShape.of(1, 4, 8, 8), some);
  }

  private static void near(Tensor found, Tensor expected) {
    assertThat(found.dims()).isEqualTo(expected.dims());
    assertThat(Parity.of(found, expected).relative()).as(found.name()).isLessThan(LIMIT);
  }
}
