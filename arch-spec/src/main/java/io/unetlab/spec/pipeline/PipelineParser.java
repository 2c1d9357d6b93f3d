package io.unetlab.spec.pipeline;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.text.TextEncoderSpec;
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

/** The language of pipelines: the only place that spells its keys. */
public final class PipelineParser {

  private static final ScalarType<Integer> PIXELS = Scalars.whole(1, 100_000);

  static final Key<String> KIND = DocumentKind.key(PipelineSpec.KIND);
  static final Key<OneOrList<Integer>> IMAGE =
      required(
          "image",
          new OneOrListType<>(new ListType<>(PIXELS, 2, 2)),
          "Side of the picture in pixels, or [height, width].");
  static final Key<Integer> STEPS =
      required("steps", Scalars.whole(1, 1000), "Steps of the sampler.");
  static final Key<SamplerSpec> SAMPLER =
      required(
          SamplerParser.SAMPLER, new SamplerParser(), "How each step leads to the next latent.");
  static final Key<Guidance> GUIDANCE =
      required(
          "guidance",
          new GuidanceType(),
          "A scale, which costs a second pass of UNet and text; none; or distilled.");

  static final Key<SourceLatent> SOURCE_LATENT =
      optional(
              "source_latent",
              ChoiceType.of(SourceLatent.class),
              "Where the UNet reads the latent of a picture to edit: beside the first, in a latent"
                  + " twice as wide.")
          .or("none");

  private final Key<Optional<TextEncoderSpec>> textEncoder;
  private final Key<Optional<TextEncoderSpec>> textEncoder2;
  private final Key<UNetSpec> unet;
  private final Key<Optional<DecoderSpec>> decoder;

  private PipelineParser(
      PartType<TextEncoderSpec> text, PartType<UNetSpec> unet, PartType<DecoderSpec> decoder) {
    this.textEncoder =
        required(
            PartWord.TEXT_ENCODER.word(),
            new NoneOrType<>(text),
            "From the prompt to the text that the UNet reads; none if it is not described.");
    this.textEncoder2 =
        optional(
                PartWord.TEXT_ENCODER_2.word(),
                new NoneOrType<>(text),
                "A second one, whose states are appended to those of the first, token by token.")
            .or("none");
    this.unet = required(PartWord.UNET.word(), unet, "The network that runs in every step.");
    this.decoder =
        required(
            PartWord.DECODER.word(),
            new NoneOrType<>(decoder),
            "From the latent to the picture; none for a UNet that predicts the picture.");
  }

  /**
   * A complete pipeline (without {@code extends} and file names, which the loader resolves). The
   * rules of its parts have been checked, its own have not.
   */
  public static MapType<PipelineSpec> pipeline(
      PartType<TextEncoderSpec> text, PartType<UNetSpec> unet, PartType<DecoderSpec> decoder) {
    return new PipelineParser(text, unet, decoder).type();
  }

  private MapType<PipelineSpec> type() {
    return new MapType<>(
        "a pipeline",
        List.of(
            KIND,
            SpecParser.NAME,
            SpecParser.TITLE,
            IMAGE,
            STEPS,
            SAMPLER,
            GUIDANCE,
            SOURCE_LATENT,
            textEncoder,
            textEncoder2,
            unet,
            decoder),
        this::spec);
  }

  private PipelineSpec spec(MapValues map) {
    List<Integer> size = map.get(IMAGE).spread(2);
    return new PipelineSpec(
        map.get(SpecParser.NAME),
        SpecParser.title(map),
        new ImageSize(size.get(0), size.get(1)),
        map.get(STEPS),
        map.get(SAMPLER),
        map.get(GUIDANCE),
        map.get(SOURCE_LATENT),
        map.get(textEncoder),
        map.get(textEncoder2),
        map.get(unet),
        map.get(decoder),
        map.location());
  }
}
