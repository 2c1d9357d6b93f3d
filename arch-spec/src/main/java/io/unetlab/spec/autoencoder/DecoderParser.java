package io.unetlab.spec.autoencoder;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.model.ResnetParser;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;

/** The language of decoders. */
public final class DecoderParser {

  static final Key<String> KIND = DocumentKind.key(DecoderSpec.KIND);

  static final Key<Integer> LATENT_CHANNELS =
      required("channels", Scalars.count(), "Channels of the latent.");
  static final Key<ImageSpec> LATENT =
      required(
          "latent",
          new MapType<>(
              "latent",
              List.of(LATENT_CHANNELS, SpecParser.LATENT_SIZE, SpecParser.BATCH),
              DecoderParser::latent),
          "The latent that the decoder reads, divided by the scaling factor.");
  static final Key<Integer> IMAGE =
      optional(
              "image",
              new MapType<>(
                  "image",
                  List.of(AutoencoderParser.IMAGE_CHANNELS),
                  map -> map.get(AutoencoderParser.IMAGE_CHANNELS)),
              "The image that the decoder predicts.")
          .or("{channels: 3}");
  static final Key<Boolean> POST_QUANT_CONV =
      optional(
          "post_quant_conv",
          Scalars.flag(),
          "Whether a 1 x 1 convolution of the latent comes first; true if left out, false for"
              + " blocks: taesd.");

  /** A complete decoder. The rules of the spec have not been checked yet. */
  public static final MapType<DecoderSpec> DECODER =
      new MapType<>(
          "a decoder",
          List.of(
              KIND,
              SpecParser.NAME,
              SpecParser.TITLE,
              LATENT,
              IMAGE,
              AutoencoderParser.BLOCKS,
              POST_QUANT_CONV,
              SpecParser.GROUPS,
              AutoencoderParser.NORM_EPS,
              ResnetParser.RESNET,
              AutoencoderParser.RESAMPLE,
              AutoencoderParser.LEVELS,
              AutoencoderParser.MIDDLE),
          DecoderParser::decoder);

  private DecoderParser() {}

  private static DecoderSpec decoder(MapValues map) {
    BodySpec body = AutoencoderParser.body(map);
    return new DecoderSpec(
        map.get(SpecParser.NAME),
        SpecParser.title(map),
        map.get(LATENT),
        map.get(IMAGE),
        body,
        map.find(POST_QUANT_CONV).orElse(body.hasNorms()),
        map.location());
  }

  private static ImageSpec latent(MapValues map) {
    List<Integer> size = map.get(SpecParser.LATENT_SIZE).spread(2);
    return new ImageSpec(
        map.get(SpecParser.BATCH), map.get(LATENT_CHANNELS), size.get(0), size.get(1));
  }
}
