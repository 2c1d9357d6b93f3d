package io.unetlab.spec.model;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The language of UNets: together with {@link ResnetParser}, {@link TransformerParser} and {@link
 * ConditionParser} the only place that spells its keys. The declarations read YAML, and the
 * editors' schema is generated from them.
 *
 * <p>An override (a level's {@code resnet}, an {@code up}'s {@code transformer}) is read as a
 * function that changes what it overrides, so that defaults propagate from the top to the blocks.
 */
public final class SpecParser {

  private static final ScalarType<Integer> COUNT = Scalars.count();
  private static final ScalarType<Integer> RESNETS = Scalars.whole(1, 100);
  private static final OneOrListType<Integer> DEPTHS =
      new OneOrListType<>(new ListType<>(Scalars.whole(0, 1000), 0, 100));

  static final Key<String> KIND = DocumentKind.key(UNetSpec.KIND);
  public static final Key<String> NAME =
      required("name", Scalars.text(), "A short name for tables and charts.");
  public static final Key<String> TITLE =
      optional("title", Scalars.text(), "A name for headings; the short name if left out.");

  public static final Key<Integer> CHANNELS =
      required("channels", COUNT, "Channels of every block of this level.");

  static final Key<Integer> LATENT_CHANNELS =
      required("channels", COUNT, "Channels of the latent image, input and output.");
  static final Key<Integer> LATENT_IN_CHANNELS =
      optional("in_channels", COUNT, "Input channels, where they differ (inpainting: 9).");
  public static final Key<OneOrList<Integer>> LATENT_SIZE =
      required(
          "size",
          new OneOrListType<>(new ListType<>(COUNT, 2, 2)),
          "Side of the latent image, or [height, width].");
  public static final Key<Integer> BATCH =
      optional(
              "batch", Scalars.whole(1, 1000), "Images of one forward pass; 2 for guidance in one.")
          .or("1");
  static final Key<LatentSpec> LATENT =
      required(
          "latent",
          new MapType<>(
              "latent",
              List.of(LATENT_CHANNELS, LATENT_IN_CHANNELS, LATENT_SIZE, BATCH),
              SpecParser::latent),
          "The latent image that the network reads and predicts.");

  public static final Key<Integer> GROUPS =
      optional("groups", COUNT, "Groups of every GroupNorm.").or("32");
  static final Key<Double> NORM_EPS =
      optional(
              "norm_eps",
              Scalars.decimal(1e-12, 1),
              "Added to the variance in every GroupNorm but that of a transformer stack.")
          .or("1e-5");

  public static final Key<ConvKind> RESAMPLE_CONV = ResnetParser.CONV.or("regular");
  static final Key<Integer> DOWNSAMPLE_PADDING =
      optional(
              "downsample_padding",
              Scalars.whole(0, 1),
              "1 pads all sides before halving, 0 only the bottom and the right.")
          .or("1");
  static final Key<ResampleSpec> RESAMPLE =
      optional(
              "resample",
              new MapType<>(
                  "resample",
                  List.of(RESAMPLE_CONV, DOWNSAMPLE_PADDING),
                  map -> new ResampleSpec(map.get(RESAMPLE_CONV), map.get(DOWNSAMPLE_PADDING))),
              "The convolutions that halve and double the resolution.")
          .or("{conv: regular}");

  static final Key<Integer> LEVEL_RESNETS =
      required("resnets", RESNETS, "Residual blocks on the way down.");
  static final Key<OneOrList<Integer>> TRANSFORMERS =
      optional(
              "transformers",
              DEPTHS,
              "Depth of the transformer stack after each residual block, or a list.")
          .or("0");
  static final Key<Integer> UP_RESNETS =
      optional(
          "resnets", RESNETS, "Residual blocks on the way up; one more than down if left out.");
  static final Key<OneOrList<Integer>> UP_TRANSFORMERS =
      optional(
          "transformers", DEPTHS, "The same on the way up, where it differs from the way down.");
  static final Key<MapValues> UP =
      optional(
          "up",
          new MapType<>(
              "up",
              List.of(
                  UP_RESNETS, UP_TRANSFORMERS, ResnetParser.RESNET, TransformerParser.TRANSFORMER),
              map -> map),
          "How the way up differs from the way down.");
  static final Key<List<MapValues>> LEVELS =
      required(
          "levels",
          new ListType<>(
              new MapType<>(
                  "a level",
                  List.of(
                      CHANNELS,
                      LEVEL_RESNETS,
                      TRANSFORMERS,
                      ResnetParser.RESNET,
                      TransformerParser.TRANSFORMER,
                      UP),
                  map -> map),
              1,
              16),
          "Highest resolution first; each next level halves it, rounding up.");

  static final Key<Integer> MIDDLE_RESNETS =
      required("resnets", RESNETS, "Residual blocks, with a transformer stack between each two.");
  static final Key<Optional<MapValues>> MIDDLE =
      required(
          "middle",
          new NoneOrType<>(
              new MapType<>(
                  "middle",
                  List.of(
                      MIDDLE_RESNETS,
                      TRANSFORMERS,
                      ResnetParser.RESNET,
                      TransformerParser.TRANSFORMER),
                  map -> map)),
          "The block at the lowest resolution, or none.");

  /**
   * A complete UNet (without {@code extends}, which the loader resolves). The rules of the spec
   * have not been checked yet.
   */
  public static final MapType<UNetSpec> UNET =
      new MapType<>(
          "a unet",
          List.of(
              KIND,
              NAME,
              TITLE,
              LATENT,
              ConditionParser.TEXT,
              GROUPS,
              NORM_EPS,
              ResnetParser.RESNET,
              RESAMPLE,
              TransformerParser.TRANSFORMER,
              LEVELS,
              MIDDLE,
              ConditionParser.TIME,
              ConditionParser.CLASSES,
              ConditionParser.EXTRA),
          SpecParser::unet);

  private SpecParser() {}

  private static UNetSpec unet(MapValues map) {
    ResnetSpec resnet = override(map, ResnetParser.RESNET, ResnetSpec.DEFAULT);
    TransformerSpec transformer =
        override(map, TransformerParser.TRANSFORMER, TransformerSpec.DEFAULT);
    return new UNetSpec(
        map.get(NAME),
        title(map),
        map.get(LATENT),
        map.get(ConditionParser.TEXT),
        new NormSpec(map.get(GROUPS), map.get(NORM_EPS)),
        map.get(RESAMPLE),
        map.get(LEVELS).stream().map(level -> level(level, resnet, transformer)).toList(),
        map.get(MIDDLE).map(middle -> middle(middle, resnet, transformer)),
        map.get(ConditionParser.TIME),
        map.get(ConditionParser.CLASSES),
        map.get(ConditionParser.EXTRA),
        map.location());
  }

  /** The title; the name if it is left out. */
  public static String title(MapValues map) {
    return map.find(TITLE).orElse(map.get(NAME));
  }

  private static LatentSpec latent(MapValues map) {
    int channels = map.get(LATENT_CHANNELS);
    List<Integer> size = map.get(LATENT_SIZE).spread(2);
    return new LatentSpec(
        map.get(BATCH),
        channels,
        map.find(LATENT_IN_CHANNELS).orElse(channels),
        size.get(0),
        size.get(1));
  }

  private static LevelSpec level(MapValues map, ResnetSpec resnets, TransformerSpec transformers) {
    ResnetSpec resnet = override(map, ResnetParser.RESNET, resnets);
    TransformerSpec transformer = override(map, TransformerParser.TRANSFORMER, transformers);
    OneOrList<Integer> depths = map.get(TRANSFORMERS);
    int count = map.get(LEVEL_RESNETS);
    BlockSpec down =
        new BlockSpec(count, depths.spread(count), resnet, transformer, map.location());
    return new LevelSpec(map.get(CHANNELS), down, up(map, down, depths), map.location());
  }

  private static BlockSpec up(MapValues level, BlockSpec down, OneOrList<Integer> depths) {
    Optional<MapValues> up = level.find(UP);
    int count = up.flatMap(map -> map.find(UP_RESNETS)).orElse(down.resnets() + 1);
    OneOrList<Integer> upDepths =
        up.flatMap(map -> map.find(UP_TRANSFORMERS)).orElse(depths.collapsed());
    return new BlockSpec(
        count,
        upDepths.spread(count),
        up.map(map -> override(map, ResnetParser.RESNET, down.resnet())).orElse(down.resnet()),
        up.map(map -> override(map, TransformerParser.TRANSFORMER, down.transformer()))
            .orElse(down.transformer()),
        up.map(MapValues::location).orElse(level.location()));
  }

  private static BlockSpec middle(MapValues map, ResnetSpec resnets, TransformerSpec transformers) {
    int count = map.get(MIDDLE_RESNETS);
    return new BlockSpec(
        count,
        map.get(TRANSFORMERS).spread(count - 1),
        override(map, ResnetParser.RESNET, resnets),
        override(map, TransformerParser.TRANSFORMER, transformers),
        map.location());
  }

  /** The base as a block that may override it changes it. */
  public static <T> T override(MapValues map, Key<UnaryOperator<T>> key, T base) {
    return map.find(key).map(change -> change.apply(base)).orElse(base);
  }
}
