package io.unetlab.spec.text;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.yaml.ChoiceType;
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

/** The language of text encoders: the only place that spells its keys. */
public final class TextEncoderParser {

  /** The activations of a feed-forward, in the order in which a message lists them. */
  public static final List<Activation> ACTIVATIONS =
      List.of(Activation.QUICK_GELU, Activation.GELU, Activation.SILU, Activation.RELU);

  private static final ScalarType<Integer> COUNT = Scalars.count();

  static final Key<String> KIND = DocumentKind.key(TextEncoderSpec.KIND);
  static final Key<Integer> BATCH =
      optional(
              "batch", Scalars.whole(1, 1000), "Texts of one run; 2 for a prompt and an empty one.")
          .or("1");
  static final Key<Integer> TOKENS =
      required("tokens", COUNT, "Length of a text in tokens, padding included.");
  static final Key<Integer> VOCABULARY =
      required("vocabulary", COUNT, "Number of different tokens; their ids are below it.");
  static final Key<Integer> WIDTH = required("width", COUNT, "Width of a token's state.");
  static final Key<Integer> LAYERS =
      required("layers", Scalars.whole(1, 1000), "Transformer layers of the checkpoint.");
  static final Key<Integer> SKIP_LAST =
      optional(
              "skip_last",
              Scalars.whole(0, 1000),
              "Layers at the end of the checkpoint that the network does not have.")
          .or("0");
  static final Key<Integer> HEADS = required("heads", COUNT, "Heads of every attention.");

  static final Key<Integer> INNER =
      optional("inner", COUNT, "Width between the two linear layers.");
  static final Key<Double> RATIO =
      optional(
          "ratio",
          Scalars.decimal(0.001, 1000),
          "The same over the encoder's width; 4 if both are left out.");
  static final Key<Activation> ACTIVATION =
      optional("activation", ChoiceType.of(ACTIVATIONS), "Between the two linear layers.")
          .or("quick_gelu");
  static final Key<TextFeedForward> FEED_FORWARD =
      optional(
              "feed_forward",
              new MapType<>(
                  "feed_forward",
                  List.of(RATIO, INNER, ACTIVATION),
                  map ->
                      new TextFeedForward(map.find(INNER), map.find(RATIO), map.get(ACTIVATION))),
              "The feed-forward of every layer.")
          .or("{}");

  static final Key<Double> NORM_EPS =
      optional("norm_eps", Scalars.decimal(1e-12, 1), "Added to the variance in every layer norm.")
          .or("1e-5");
  static final Key<Boolean> CAUSAL =
      optional(
              "causal",
              Scalars.flag(),
              "Whether a token attends to itself and those before it only.")
          .or("true");
  static final Key<OneOrList<TextOutput>> OUTPUTS =
      optional(
              "outputs",
              new OneOrListType<>(new ListType<>(ChoiceType.of(TextOutput.class), 1, 4)),
              "What it returns: the last state with the final norm, the one that the last layer"
                  + " reads, the first one's row at the end of the text, that row projected.")
          .or("output");
  static final Key<Optional<Integer>> END_OF_TEXT =
      optional(
              "end_of_text",
              new NoneOrType<>("highest", Scalars.whole(0, 999_999)),
              "Id of the token whose row is pooled, or highest for the highest id of the text.")
          .or("highest");
  static final Key<Optional<Integer>> PROJECTION =
      optional(
              "projection",
              new NoneOrType<>(COUNT),
              "Width of the pooled row's projection, which has no bias, or none.")
          .or("none");

  /** A complete text encoder. The rules have not been checked yet. */
  public static final MapType<TextEncoderSpec> TEXT_ENCODER =
      new MapType<>(
          "a text encoder",
          List.of(
              KIND,
              SpecParser.NAME,
              SpecParser.TITLE,
              BATCH,
              TOKENS,
              VOCABULARY,
              WIDTH,
              LAYERS,
              SKIP_LAST,
              HEADS,
              FEED_FORWARD,
              NORM_EPS,
              CAUSAL,
              OUTPUTS,
              END_OF_TEXT,
              PROJECTION),
          TextEncoderParser::textEncoder);

  private TextEncoderParser() {}

  private static TextEncoderSpec textEncoder(MapValues map) {
    return new TextEncoderSpec(
        map.get(SpecParser.NAME),
        SpecParser.title(map),
        map.get(BATCH),
        map.get(TOKENS),
        map.get(VOCABULARY),
        map.get(WIDTH),
        map.get(LAYERS),
        map.get(SKIP_LAST),
        map.get(HEADS),
        map.get(FEED_FORWARD),
        map.get(NORM_EPS),
        map.get(CAUSAL),
        map.get(OUTPUTS).items(),
        map.get(END_OF_TEXT),
        map.get(PROJECTION),
        map.location());
  }
}
