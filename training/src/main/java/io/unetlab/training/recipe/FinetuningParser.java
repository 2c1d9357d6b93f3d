package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.Scalars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of what may follow or guide a training: one-step finetuning and distillation. */
final class FinetuningParser {

  static final Key<Integer> ITERATIONS =
      optional(
              "iterations",
              Scalars.whole(1, 100_000_000),
              "Turns of the discriminator and the generator.")
          .or("300");
  static final Key<Integer> BATCH =
      optional("batch", Scalars.whole(1, 65_536), "Pictures in a turn.").or("16");
  static final Key<Integer> TIMES =
      optional(
              "times",
              Scalars.whole(1, 1000),
              "Timesteps of the generator, evenly spaced; half of each batch is at the last.")
          .or("4");
  static final Key<Double> LEARNING_RATE =
      optional("learning_rate", Scalars.decimal(1e-12, 100), "Of both networks.").or("2e-4");
  static final Key<Double> ADVERSARIAL =
      optional("adversarial", Scalars.decimal(0, 1000), "Weight of the adversarial loss.")
          .or("0.3");
  static final Key<Double> RECONSTRUCTION =
      optional(
              "reconstruction",
              Scalars.decimal(0, 1000),
              "Weight of the squared error of the predicted picture.")
          .or("1");
  static final Key<Double> EMA =
      optional("ema", Scalars.decimal(0, 0.999999), "Decay of the generator's average.").or("0.99");
  static final Key<Integer> KEEP_EVERY =
      optional(
              "keep_every",
              Scalars.whole(1, 100_000_000),
              "Iterations between the checkpoints of which the best is kept.")
          .or("100");

  static final MapType<OneStep> ONE_STEP =
      new MapType<>(
          "one_step",
          List.of(
              ITERATIONS,
              BATCH,
              TIMES,
              LEARNING_RATE,
              ADVERSARIAL,
              RECONSTRUCTION,
              EMA,
              KEEP_EVERY),
          map ->
              new OneStep(
                  map.get(ITERATIONS),
                  map.get(BATCH),
                  map.get(TIMES),
                  map.get(LEARNING_RATE),
                  map.get(ADVERSARIAL),
                  map.get(RECONSTRUCTION),
                  map.get(EMA),
                  map.get(KEEP_EVERY)));

  static final Key<Double> TASK = weight("task", "Weight of the usual loss.");
  static final Key<Double> OUTPUT =
      weight("output", "Weight of the squared error to the teacher's output.");
  static final Key<Double> FEATURES =
      weight("features", "Weight of the squared errors to the teacher after each level.");

  static final Key<Distillation.Blocks> BLOCKS =
      required(
          "blocks",
          new MapType<>(
              "blocks",
              List.of(TASK, OUTPUT, FEATURES),
              map -> new Distillation.Blocks(map.get(TASK), map.get(OUTPUT), map.get(FEATURES))),
          "The student is a smaller network (BK-SDM).");
  static final Key<Integer> STEPS =
      required(
          "steps",
          Scalars.whole(1, 10_000),
          "The student takes this number of steps, the teacher twice as many (progressive"
              + " distillation).");

  static final OneOfType<Distillation> DISTILLATION =
      new OneOfType<>(
          Map.of(),
          forms(
              new MapType<>("distillation", List.of(BLOCKS), map -> map.get(BLOCKS)),
              new MapType<>(
                  "distillation", List.of(STEPS), map -> new Distillation.Steps(map.get(STEPS)))));

  private FinetuningParser() {}

  private static Map<String, MapType<? extends Distillation>> forms(
      MapType<Distillation.Blocks> blocks, MapType<Distillation.Steps> steps) {
    Map<String, MapType<? extends Distillation>> forms = new LinkedHashMap<>();
    forms.put(BLOCKS.name(), blocks);
    forms.put(STEPS.name(), steps);
    return forms;
  }

  private static Key<Double> weight(String name, String doc) {
    return optional(name, Scalars.decimal(0, 1000), doc).or("1");
  }
}
