package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ShortMapType;
import io.unetlab.spec.yaml.ValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The keys of training, and how they fit each other. */
final class TrainingParser {

  private static final int MOST_STEPS = 100_000_000;
  private static final double MOST_MINUTES = 100_000;

  static final Key<Integer> STEPS =
      optional("steps", Scalars.whole(1, MOST_STEPS), "Steps of the optimizer.");
  static final Key<Double> MINUTES =
      optional(
          "minutes",
          Scalars.decimal(0.01, MOST_MINUTES),
          "Time in place of steps; how many steps it is depends on the machine.");
  static final Key<Integer> BATCH =
      optional("batch", Scalars.whole(1, 65_536), "Pictures in a step.").or("32");
  static final Key<OptimizerSettings> OPTIMIZER =
      optional("optimizer", OptimizerParser.OPTIMIZER, "How gradients change weights.").or("adamw");

  private static final ScalarType<Double> RATE = Scalars.decimal(1e-12, 100);
  static final Key<Double> PEAK = required("peak", RATE, "The highest learning rate.");
  static final Key<Integer> WARM_UP =
      optional("warm_up", Scalars.whole(0, MOST_STEPS), "Steps in which it rises to its peak.")
          .or("0");
  static final Key<LearningRate.Decay> DECAY =
      optional("decay", ChoiceType.of(LearningRate.Decay.class), "How it falls after that.")
          .or("constant");
  static final Key<Double> END =
      optional("end", RecipeScalars.share(1), "Share of the peak at the end of the fall.")
          .or("0 %");
  static final Key<LearningRate> LEARNING_RATE =
      required(
          "learning_rate",
          new ShortMapType<>(
              RATE.map(it -> new LearningRate(it, 0, LearningRate.Decay.CONSTANT, 0)),
              new MapType<>(
                  "the learning rate", List.of(PEAK, WARM_UP, DECAY, END), TrainingParser::rate)),
          "How far a step goes: a number, or a peak with its warm-up and decay.");

  static final Key<Optional<Double>> CLIP =
      optional(
              "clip",
              new NoneOrType<>(Scalars.decimal(1e-6, 1e6)),
              "The largest norm of all gradients together, or none.")
          .or("1");
  static final Key<Optional<Double>> EMA =
      optional(
              "ema",
              new NoneOrType<>(Scalars.decimal(0, 0.999999)),
              "Decay of the weights' moving average, which is the result, or none.")
          .or("none");
  static final Key<Double> TEXT_DROPOUT =
      optional(
              "text_dropout",
              RecipeScalars.share(1),
              "Share of the captions that are replaced by an empty one.")
          .or("10 %", "10 %, or none without text,");
  static final Key<List<Long>> SEEDS =
      optional("seeds", new SeedsType(), "One training each: a list, or how many.").or("1");
  static final Key<Integer> CHECKPOINT =
      optional("checkpoint", Scalars.whole(1, MOST_STEPS), "Steps from checkpoint to checkpoint.")
          .or("500");

  static final Key<Path> CUDA =
      required("cuda", new FileType(), "The jar of DJL's native package for CUDA.");
  static final Key<Device> DEVICE =
      optional(
              "device",
              new OneOfType<Device>(
                  Map.of("cpu", new Device.Cpu()),
                  DataParser.ordered(
                      new MapType<>(
                          "device", List.of(CUDA), map -> new Device.Cuda(map.get(CUDA))))),
              "cpu, or a GPU with DJL's native package for it.")
          .or("cpu");

  static final ValueType<TrainingPlan> TRAINING =
      new CheckedType<>(
          new MapType<>(
              "training",
              List.of(
                  STEPS,
                  MINUTES,
                  BATCH,
                  OPTIMIZER,
                  LEARNING_RATE,
                  CLIP,
                  EMA,
                  TEXT_DROPOUT,
                  SEEDS,
                  CHECKPOINT,
                  DEVICE),
              values -> values),
          TrainingParser::training);

  private TrainingParser() {}

  private static LearningRate rate(MapValues map) {
    return new LearningRate(map.get(PEAK), map.get(WARM_UP), map.get(DECAY), map.get(END));
  }

  private static Optional<TrainingPlan> training(MapValues map) {
    Optional<Length> length = length(map);
    boolean sound = isSoundRate(map, length);
    if (length.isEmpty() || !sound) {
      return Optional.empty();
    }
    OptimizerSettings bare = map.get(OPTIMIZER);
    OptimizerSettings optimizer =
        new OptimizerSettings(
            bare.kind(),
            bare.beta1(),
            bare.beta2(),
            bare.epsilon(),
            bare.weightDecay(),
            number(map.get(CLIP)),
            number(map.get(EMA)));
    return Optional.of(
        new TrainingPlan(
            length.get(),
            map.get(BATCH),
            optimizer,
            map.get(LEARNING_RATE),
            map.get(TEXT_DROPOUT),
            map.get(SEEDS),
            map.get(CHECKPOINT),
            map.get(DEVICE)));
  }

  private static Optional<Length> length(MapValues map) {
    if (map.has(STEPS) == map.has(MINUTES)) {
      map.error(
          RecipeCode.LENGTH,
          "expected one of `steps` and `minutes` for `training`, found "
              + (map.has(STEPS) ? "both" : "neither"),
          map.has(STEPS) ? "leave one of them out" : "steps: 1800");
      return Optional.empty();
    }
    return map.find(STEPS)
        .<Length>map(Length.Steps::new)
        .or(() -> map.find(MINUTES).map(Length.Minutes::new));
  }

  private static boolean isSoundRate(MapValues map, Optional<Length> length) {
    LearningRate rate = map.get(LEARNING_RATE);
    boolean sound = true;
    if (length.isPresent()
        && length.get() instanceof Length.Steps steps
        && rate.warmUp() > steps.count()) {
      String message = "the warm-up of %d steps is longer than the training of %d";
      rateError(
          map,
          String.format(Locale.ROOT, message, rate.warmUp(), steps.count()),
          "shorten the warm-up");
      sound = false;
    }
    if (rate.decay() == LearningRate.Decay.CONSTANT && rate.end() > 0) {
      String message = "a constant learning rate has no `end`";
      rateError(map, message, "decay: cosine, or leave `end` out");
      sound = false;
    }
    return sound;
  }

  private static void rateError(MapValues map, String message, String hint) {
    map.error(LEARNING_RATE, RecipeCode.RATE, message, hint);
  }

  private static OptionalDouble number(Optional<Double> number) {
    return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
