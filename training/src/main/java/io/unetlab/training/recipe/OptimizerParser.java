package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** An optimizer: its name alone, or a map of its numbers. Those left out are PyTorch's. */
final class OptimizerParser {

  static final Key<List<Double>> BETAS =
      optional(
              "betas",
              new ListType<>(Scalars.decimal(0, 0.999999), 2, 2),
              "Decays of the means of gradients and of their squares.")
          .or("[0.9, 0.999]");
  static final Key<Double> EPSILON =
      optional("epsilon", Scalars.decimal(1e-30, 1), "Added to the root of the mean square.")
          .or("1e-8");
  static final Key<Double> MOMENTUM =
      optional("momentum", Scalars.decimal(0, 0.999999), "Share of the last step that is repeated.")
          .or("0.9");

  static final String WEIGHT_DECAY = "weight_decay";

  static final ValueType<OptimizerSettings> OPTIMIZER =
      new OneOfType<>(
          words(),
          DataParser.ordered(
              adam(OptimizerSettings.Kind.ADAMW, "0.01"),
              adam(OptimizerSettings.Kind.ADAM, "0"),
              sgd()));

  private OptimizerParser() {}

  private static Map<String, OptimizerSettings> words() {
    Map<String, OptimizerSettings> words = new LinkedHashMap<>();
    words.put("adamw", of(OptimizerSettings.Kind.ADAMW, 0.9, 0.999, 1e-8, 0.01));
    words.put("adam", of(OptimizerSettings.Kind.ADAM, 0.9, 0.999, 1e-8, 0));
    words.put("sgd", of(OptimizerSettings.Kind.SGD, 0.9, 0, 0, 0));
    return words;
  }

  private static MapType<OptimizerSettings> adam(OptimizerSettings.Kind kind, String usualDecay) {
    Key<Double> decay = weightDecay(usualDecay);
    return map(
        kind,
        new MapType<>(
            ChoiceType.word(kind),
            List.of(BETAS, EPSILON, decay),
            map ->
                of(
                    kind,
                    map.get(BETAS).get(0),
                    map.get(BETAS).get(1),
                    map.get(EPSILON),
                    map.get(decay))));
  }

  private static MapType<OptimizerSettings> sgd() {
    Key<Double> decay = weightDecay("0");
    return map(
        OptimizerSettings.Kind.SGD,
        new MapType<>(
            "sgd",
            List.of(MOMENTUM, decay),
            map -> of(OptimizerSettings.Kind.SGD, map.get(MOMENTUM), 0, 0, map.get(decay))));
  }

  private static MapType<OptimizerSettings> map(
      OptimizerSettings.Kind kind, MapType<OptimizerSettings> numbers) {
    Key<OptimizerSettings> key = required(ChoiceType.word(kind), numbers, "Its numbers.");
    return new MapType<>("the optimizer", List.of(key), (MapValues map) -> map.get(key));
  }

  private static Key<Double> weightDecay(String usual) {
    return optional(
            WEIGHT_DECAY,
            Scalars.decimal(0, 10),
            "Share of the weights taken away in each step, times the learning rate.")
        .or(usual);
  }

  private static OptimizerSettings of(
      OptimizerSettings.Kind kind, double beta1, double beta2, double epsilon, double decay) {
    return new OptimizerSettings(
        kind, beta1, beta2, epsilon, decay, OptionalDouble.empty(), OptionalDouble.empty());
  }
}
