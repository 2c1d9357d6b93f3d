package io.unetlab.spec.autoencoder;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.model.ResnetParser;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;

/** The language of encoders. */
public final class EncoderParser {

  static final Key<String> KIND = DocumentKind.key(EncoderSpec.KIND);

  static final Key<OneOrList<Integer>> IMAGE_SIZE =
      required(
          "size",
          new OneOrListType<>(new ListType<>(Scalars.count(), 2, 2)),
          "Side of the image in pixels, or [height, width].");
  static final Key<MapValues> IMAGE =
      required(
          "image",
          new MapType<>("image", List.of(AutoencoderParser.IMAGE_CHANNELS, IMAGE_SIZE), map -> map),
          "The image that the encoder reads, from -1 to 1.");
  static final Key<Integer> LATENT_CHANNELS =
      required(
          "channels",
          Scalars.count(),
          "Channels of the latent; AutoencoderKL predicts a mean and a log variance for each.");
  static final Key<MapValues> LATENT =
      required(
          "latent",
          new MapType<>("latent", List.of(LATENT_CHANNELS, SpecParser.BATCH), map -> map),
          "The latent that the encoder predicts, not multiplied by the scaling factor.");
  static final Key<Boolean> QUANT_CONV =
      optional(
          "quant_conv",
          Scalars.flag(),
          "Whether a 1 x 1 convolution of the moments comes last; true if left out, false for"
              + " blocks: taesd.");

  /** A complete encoder. The rules of the spec have not been checked yet. */
  public static final MapType<EncoderSpec> ENCODER =
      new MapType<>(
          "an encoder",
          List.of(
              KIND,
              SpecParser.NAME,
              SpecParser.TITLE,
              IMAGE,
              LATENT,
              AutoencoderParser.BLOCKS,
              QUANT_CONV,
              SpecParser.GROUPS,
              AutoencoderParser.NORM_EPS,
              ResnetParser.RESNET,
              AutoencoderParser.RESAMPLE,
              AutoencoderParser.LEVELS,
              AutoencoderParser.MIDDLE),
          EncoderParser::encoder);

  private EncoderParser() {}

  private static EncoderSpec encoder(MapValues map) {
    BodySpec body = AutoencoderParser.body(map);
    return new EncoderSpec(
        map.get(SpecParser.NAME),
        SpecParser.title(map),
        image(map.get(IMAGE), map.get(LATENT).get(SpecParser.BATCH)),
        map.get(LATENT).get(LATENT_CHANNELS),
        body,
        map.find(QUANT_CONV).orElse(body.hasNorms()),
        map.location());
  }

  private static ImageSpec image(MapValues map, int batch) {
    List<Integer> size = map.get(IMAGE_SIZE).spread(2);
    return new ImageSpec(
        batch, map.get(AutoencoderParser.IMAGE_CHANNELS), size.get(0), size.get(1));
  }
}
