package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The keys of diffusion, and how they fit each other. */
final class DiffusionParser {

  private static final int MOST_TIMESTEPS = 10_000;
  private static final List<Double> DDPM_BETAS = List.of(1e-4, 0.02);
  private static final List<Double> LATENT_BETAS = List.of(0.00085, 0.012);

  static final Key<Target> PREDICTION =
      optional("prediction", ChoiceType.of(Target.class), "What the network learns to predict.")
          .or("v_prediction");
  static final Key<BetaSchedule> SCHEDULE =
      optional(
              "schedule",
              ChoiceType.of(BetaSchedule.class),
              "How the noise grows from the first timestep to the last.")
          .or("squaredcos_cap_v2");
  static final Key<Integer> TIMESTEPS =
      optional("timesteps", Scalars.whole(2, MOST_TIMESTEPS), "Noise levels to train at.")
          .or("1000");
  static final Key<List<Double>> BETAS =
      optional(
          "betas",
          new ListType<>(Scalars.decimal(1e-9, 0.999), 2, 2),
          "Variance added in the first and in the last timestep; [0.0001, 0.02] for linear and"
              + " [0.00085, 0.012] for scaled_linear if left out.");
  static final Key<Optional<Double>> MIN_SNR =
      optional(
              "min_snr",
              new NoneOrType<>(Scalars.decimal(0.01, 1000)),
              "Gamma of min-SNR loss weights, usually 5, or none for equal weights.")
          .or("none");

  static final ValueType<Diffusion> DIFFUSION =
      new CheckedType<>(
          new MapType<>(
              "diffusion",
              List.of(PREDICTION, SCHEDULE, TIMESTEPS, BETAS, MIN_SNR),
              values -> values),
          DiffusionParser::diffusion);

  private DiffusionParser() {}

  private static Optional<Diffusion> diffusion(MapValues map) {
    boolean flow = map.get(PREDICTION) == Target.FLOW;
    boolean sound = flow ? isPlainFlow(map) : hasSoundBetas(map);
    if (!sound) {
      return Optional.empty();
    }
    BetaSchedule schedule = map.get(SCHEDULE);
    List<Double> betas =
        map.find(BETAS).orElse(schedule == BetaSchedule.SCALED_LINEAR ? LATENT_BETAS : DDPM_BETAS);
    NoiseSchedule noise =
        new NoiseSchedule(map.get(TIMESTEPS), schedule, betas.get(0), betas.get(1), 0, true);
    OptionalDouble minSnr =
        map.get(MIN_SNR).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    return Optional.of(new Diffusion(map.get(PREDICTION), noise, minSnr));
  }

  private static boolean isPlainFlow(MapValues map) {
    boolean sound = true;
    for (Key<?> key : List.of(SCHEDULE, BETAS)) {
      if (map.has(key)) {
        String hint = "flow mixes the picture and the noise evenly; leave it out";
        map.error(key, RecipeCode.NOISE, "flow has no `" + key.name() + "`", hint);
        sound = false;
      }
    }
    if (map.get(MIN_SNR).isPresent()) {
      String message = "`min_snr` weights the losses of epsilon and v_prediction, not of flow";
      map.error(MIN_SNR, RecipeCode.NOISE, message, "min_snr: none");
      sound = false;
    }
    return sound;
  }

  private static boolean hasSoundBetas(MapValues map) {
    Optional<List<Double>> betas = map.find(BETAS);
    if (betas.isPresent() && map.get(SCHEDULE) == BetaSchedule.SQUAREDCOS_CAP_V2) {
      String message = "the schedule squaredcos_cap_v2 does not read `betas`";
      map.error(BETAS, RecipeCode.NOISE, message, "linear and scaled_linear do");
      return false;
    }
    if (betas.isPresent() && betas.get().get(0) > betas.get().get(1)) {
      String message = "the variance of the noise falls from the first timestep to the last";
      map.error(BETAS, RecipeCode.NOISE, message, "it has to grow");
      return false;
    }
    return true;
  }
}
