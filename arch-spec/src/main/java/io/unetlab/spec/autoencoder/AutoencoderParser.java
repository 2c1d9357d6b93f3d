package io.unetlab.spec.autoencoder;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.ResnetParser;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Optional;

/**
 * The keys that decoders and encoders have in common. A residual block has a UNet's keys; a level
 * or the middle overrides those at the top.
 */
final class AutoencoderParser {

  // A latent's side is at most a million, so twelve levels keep an image's in 31 bits.
  private static final int MOST_LEVELS = 12;
  private static final ScalarType<Integer> RESNETS_COUNT = Scalars.whole(1, 100);

  /** Channels of the image, where its size is not stated. */
  static final Key<Integer> IMAGE_CHANNELS =
      optional("channels", Scalars.count(), "Channels of the image.").or("3");

  static final Key<BlockFamily> BLOCKS =
      optional(
              "blocks",
              ChoiceType.of(BlockFamily.class),
              "resnet, AutoencoderKL's residual blocks, or taesd, TAESD's without norms.")
          .or("resnet");

  static final Key<Double> NORM_EPS =
      optional("norm_eps", Scalars.decimal(1e-12, 1), "Added to the variance in every GroupNorm.")
          .or("1e-6");

  static final Key<ConvKind> RESAMPLE =
      optional(
              "resample",
              new MapType<>(
                  "resample",
                  List.of(SpecParser.RESAMPLE_CONV),
                  map -> map.get(SpecParser.RESAMPLE_CONV)),
              "The convolutions that halve or double the resolution.")
          .or("{conv: regular}");

  static final Key<Integer> RESNETS =
      required("resnets", RESNETS_COUNT, "Residual blocks of this level.");
  static final Key<List<MapValues>> LEVELS =
      required(
          "levels",
          new ListType<>(
              new MapType<>(
                  "a level",
                  List.of(SpecParser.CHANNELS, RESNETS, ResnetParser.RESNET),
                  map -> map),
              1,
              MOST_LEVELS),
          "Highest resolution first, as in a UNet; each next level has half of it.");

  static final Key<Integer> MIDDLE_RESNETS =
      required("resnets", RESNETS_COUNT, "Residual blocks of the middle.");
  static final Key<Boolean> ATTENTION =
      optional(
              "attention",
              Scalars.flag(),
              "Whether there is an attention of one head between each two residual blocks.")
          .or("false");
  static final Key<Optional<MapValues>> MIDDLE =
      required(
          "middle",
          new NoneOrType<>(
              new MapType<>(
                  "middle", List.of(MIDDLE_RESNETS, ATTENTION, ResnetParser.RESNET), map -> map)),
          "The block at the lowest resolution, or none.");

  private AutoencoderParser() {}

  static BodySpec body(MapValues map) {
    BlockFamily blocks = map.get(BLOCKS);
    ResnetSpec resnet = SpecParser.override(map, ResnetParser.RESNET, plain(blocks));
    return new BodySpec(
        blocks,
        new NormSpec(map.get(SpecParser.GROUPS), map.get(NORM_EPS)),
        map.get(RESAMPLE),
        map.get(LEVELS).stream().map(level -> level(level, resnet)).toList(),
        map.get(MIDDLE).map(middle -> middle(middle, resnet)));
  }

  /** A residual block about which a file says nothing. */
  static ResnetSpec plain(BlockFamily blocks) {
    return switch (blocks) {
      case RESNET -> ResnetSpec.DEFAULT;
      case TAESD -> new ResnetSpec(ConvKind.REGULAR, 3, Activation.RELU);
    };
  }

  private static AutoencoderLevel level(MapValues map, ResnetSpec resnet) {
    return new AutoencoderLevel(
        map.get(SpecParser.CHANNELS),
        map.get(RESNETS),
        SpecParser.override(map, ResnetParser.RESNET, resnet),
        map.location());
  }

  private static AutoencoderMiddle middle(MapValues map, ResnetSpec resnet) {
    return new AutoencoderMiddle(
        map.get(MIDDLE_RESNETS),
        map.get(ATTENTION),
        SpecParser.override(map, ResnetParser.RESNET, resnet),
        map.location());
  }
}
