package io.unetlab.spec.pipeline;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sampler: its kind alone, or a map of its keys. The words are those of diffusers. */
public record SamplerParser() implements ValueType<SamplerSpec> {

  private static final ScalarType<SamplerKind> KINDS = ChoiceType.of(SamplerKind.class);

  static final Key<SamplerKind> KIND =
      required("kind", KINDS, "How one latent leads to the next, less noisy one.");
  static final Key<Spacing> SPACING =
      optional(
          "timestep_spacing",
          ChoiceType.of(Spacing.class),
          "Which timesteps are visited; as usual for the kind if left out.");
  static final Key<Prediction> PREDICTION =
      optional("prediction_type", ChoiceType.of(Prediction.class), "What the UNet's output means.")
          .or("epsilon");
  static final Key<Boolean> KARRAS =
      optional(
              "use_karras_sigmas",
              Scalars.flag(),
              "Whether the noise levels are spaced as Karras et al. propose.")
          .or("false");
  static final Key<Double> ETA =
      optional("eta", Scalars.decimal(0, 1), "Share of fresh noise in each step of DDIM.").or("0");

  private static final MapType<SamplerSpec> MAP =
      new MapType<>(
          "a sampler", List.of(KIND, SPACING, PREDICTION, KARRAS, ETA), SamplerParser::sampler);

  static final String SAMPLER = "sampler";

  /** A pipeline's tree with its sampler as a map, so that a change can set one of its keys. */
  public static MapNode inFull(MapNode pipeline) {
    Optional<MapNode.Entry> sampler = pipeline.entry(SAMPLER);
    if (sampler.isEmpty() || !(sampler.get().value() instanceof ScalarNode kind)) {
      return pipeline;
    }
    ScalarNode key = new ScalarNode(kind.location(), KIND.name(), false);
    MapNode map = new MapNode(kind.location(), List.of(new MapNode.Entry(key, kind)));
    return pipeline.with(sampler.get().key(), map);
  }

  @Override
  public Optional<SamplerSpec> read(YamlNode node, Reading at) {
    return node instanceof MapNode ? MAP.read(node, at) : KINDS.read(node, at).map(SamplerSpec::of);
  }

  private static SamplerSpec sampler(MapValues map) {
    SamplerKind kind = map.get(KIND);
    return new SamplerSpec(
        kind,
        map.find(SPACING).orElse(kind.spacing()),
        map.get(PREDICTION),
        map.get(KARRAS),
        map.get(ETA));
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(KINDS.schema(), MAP.schema()));
  }
}
