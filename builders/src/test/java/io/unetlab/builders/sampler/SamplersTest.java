package io.unetlab.builders.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.pipeline.Spacing;
import io.unetlab.spec.yaml.ChoiceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Samplers against the recorded runs of diffusers' schedulers, step by step. */
class SamplersTest {

  private static final Path RUNS = Path.of("src", "test", "resources", "samplers");
  private static final double[] NONE = new double[0];

  static Stream<Path> runs() throws IOException {
    try (Stream<Path> files = Files.list(RUNS)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSize(12);
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void followsDiffusers(Path file) throws IOException {
    JsonNode run = new ObjectMapper().readTree(Files.readString(file));
    Sampler sampler = Samplers.of(spec(run), noise(run.get("config")), run.get("steps").asInt());
    double std = run.get("std").asDouble();

    assertThat(sampler.initNoiseSigma())
        .isEqualTo(run.get("init_noise_sigma").asDouble(), Offset.offset(1e-5));
    near(timesteps(sampler), numbers(run.get("timesteps")), 1e-4);
    double[] x = scaled(numbers(run.get("noise")), sampler.initNoiseSigma());
    near(x, numbers(run.get("start")), 1e-5 * std);
    for (int i = 0; i < sampler.timesteps().size(); i++) {
      JsonNode step = run.get("trace").get(i);
      double[] input = sampler.modelInput(x, i);
      near(input, numbers(step.get("model_input")), 1e-5 * std);
      double[] output = model(input, sampler.timesteps().get(i));
      double[] fresh = sampler.takesNoise(i) ? numbers(run.get("step_noise").get(i)) : NONE;
      double[] before = x.clone();
      double[] next = sampler.step(output, i, x, fresh);
      assertThat(x).as("the latent before is not changed").isEqualTo(before);
      x = next;
      near(x, numbers(step.get("x")), 1e-5 * std);
      near(x, numbers(step.get("x_float64")), 1e-6 * std);
    }
    near(x, numbers(run.get("output_float64")), 1e-6 * std);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindTakesAsManyStepsAsItSays(SamplerKind kind) {
    NoiseSchedule noise = NoiseSchedule.STABLE_DIFFUSION;
    for (Spacing spacing : kind.spaces() ? Spacing.values() : new Spacing[] {kind.spacing()}) {
      SamplerSpec spec = new SamplerSpec(kind, spacing, Prediction.EPSILON, false, 0);
      int most = Samplers.mostSteps(spec, noise);
      for (int steps : new int[] {1, 2, 3, 7, most}) {
        List<Double> timesteps = Samplers.of(spec, noise, steps).timesteps();
        assertThat(timesteps).hasSize(steps).allMatch(it -> it >= 0 && it < noise.steps());
        assertThat(timesteps).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      }
      assertThatThrownBy(() -> Samplers.of(spec, noise, most + 1))
          .hasMessage("steps must be 1 to " + most + ", is " + (most + 1));
      assertThatThrownBy(() -> Samplers.of(spec, noise, 0)).hasMessageContaining("is 0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void allPredictionsOfTheSameNoiseLeadToTheSameLatent(SamplerKind kind) {
    double[] x = {0.3, -1.2, 2.0};
    double[] picture = {0.5, -0.5, 0.1};
    List<double[]> after = new ArrayList<>();
    for (Prediction prediction : Prediction.values()) {
      SamplerSpec spec = new SamplerSpec(kind, kind.spacing(), prediction, false, 0);
      Sampler sampler = Samplers.of(spec, NoiseSchedule.STABLE_DIFFUSION, 4);
      double a = share(sampler, NoiseSchedule.STABLE_DIFFUSION);
      double[] input = sampler.modelInput(x, 0);
      double[] output = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double noise = (input[i] - Math.sqrt(a) * picture[i]) / Math.sqrt(1 - a);
        output[i] =
            switch (prediction) {
              case EPSILON -> noise;
              case V_PREDICTION -> Math.sqrt(a) * noise - Math.sqrt(1 - a) * picture[i];
              case SAMPLE -> picture[i];
            };
      }
      after.add(sampler.step(output, 0, x, new double[] {0.1, 0.2, 0.3}));
    }
    near(after.get(1), after.get(0), 1e-9);
    near(after.get(2), after.get(0), 1e-9);
  }

  private static double share(Sampler sampler, NoiseSchedule noise) {
    return NoiseLevels.share(new Alphas(noise).sigma((double) sampler.timesteps().get(0)));
  }

  private static double[] model(double[] input, double timestep) {
    return Arrays.stream(input).map(m -> 0.1 * m + 0.001 * timestep).toArray();
  }

  private static SamplerSpec spec(JsonNode run) {
    String name = run.get("sampler").asString().replace("one_step", "ufogen");
    SamplerKind kind =
        Arrays.stream(SamplerKind.values())
            .filter(it -> name.startsWith(ChoiceType.word(it)))
            .findFirst()
            .orElseThrow();
    JsonNode config = run.get("config");
    Spacing spacing =
        text(config, "timestep_spacing").map(SamplersTest::spacing).orElse(kind.spacing());
    Prediction prediction =
        text(config, "prediction_type").isPresent() ? Prediction.V_PREDICTION : Prediction.EPSILON;
    double eta = run.has("eta") ? run.get("eta").asDouble() : 0;
    return new SamplerSpec(kind, spacing, prediction, false, eta);
  }

  private static Spacing spacing(String word) {
    return Arrays.stream(Spacing.values())
        .filter(it -> ChoiceType.word(it).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static NoiseSchedule noise(JsonNode config) {
    assertThat(config.get("beta_schedule").asString()).isEqualTo("scaled_linear");
    return new NoiseSchedule(
        config.get("num_train_timesteps").asInt(),
        BetaSchedule.SCALED_LINEAR,
        config.get("beta_start").asDouble(),
        config.get("beta_end").asDouble(),
        config.has("steps_offset") ? config.get("steps_offset").asInt() : 0,
        config.has("set_alpha_to_one") && config.get("set_alpha_to_one").asBoolean());
  }

  private static Optional<String> text(JsonNode config, String key) {
    return Optional.ofNullable(config.get(key)).map(JsonNode::asString);
  }

  private static double[] numbers(JsonNode list) {
    return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).asDouble()).toArray();
  }

  private static double[] timesteps(Sampler sampler) {
    return sampler.timesteps().stream().mapToDouble(it -> it).toArray();
  }

  private static double[] scaled(double[] numbers, double factor) {
    return Arrays.stream(numbers).map(it -> it * factor).toArray();
  }

  private static void near(double[] found, double[] expected, double within) {
    assertThat(found).containsExactly(expected, Offset.offset(within));
  }
}
