package io.unetlab.spec.pipeline;

import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.Require;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.text.TextEncoderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks that together make a picture from a prompt, and how often each runs.
 *
 * @param name a short name for tables
 * @param title for headings
 * @param image the picture
 * @param steps of the sampler, each {@link Guidance#passes} runs of the UNet
 * @param sourceLatent whether the UNet also reads the latent of a picture to edit
 * @param textEncoder empty when no text is read, or when a network that is not described encodes it
 * @param textEncoder2 whose states are appended to those of the first, token by token
 * @param decoder from the latent to the picture; empty when the UNet itself predicts the picture
 * @param location where the document starts
 */
public record PipelineSpec(
    String name,
    String title,
    ImageSize image,
    int steps,
    SamplerSpec sampler,
    Guidance guidance,
    SourceLatent sourceLatent,
    Optional<TextEncoderSpec> textEncoder,
    Optional<TextEncoderSpec> textEncoder2,
    UNetSpec unet,
    Optional<DecoderSpec> decoder,
    SourceLocation location)
    implements NetworkSpec {

  /** The word after {@code kind:} in a pipeline's file. */
  public static final String KIND = "pipeline";

  public PipelineSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(image, "image");
    Require.positive("steps", steps);
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(guidance, "guidance");
    Objects.requireNonNull(sourceLatent, "sourceLatent");
    Objects.requireNonNull(textEncoder, "textEncoder");
    Objects.requireNonNull(textEncoder2, "textEncoder2");
    Objects.requireNonNull(unet, "unet");
    Objects.requireNonNull(decoder, "decoder");
    Objects.requireNonNull(location, "location");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public PipelineSpec named(String newName, String newTitle) {
    return new PipelineSpec(
        newName,
        newTitle,
        image,
        steps,
        sampler,
        guidance,
        sourceLatent,
        textEncoder,
        textEncoder2,
        unet,
        decoder,
        location);
  }

  @Override
  public String size() {
    return "image " + image + ", " + steps + (steps == 1 ? " step" : " steps");
  }

  @Override
  public String identity() {
    return PipelineWriter.identity(this);
  }

  @Override
  public String yaml() {
    return PipelineWriter.yaml(this);
  }

  /** Whether the UNet reads a text that no part of the pipeline encodes. */
  public boolean readsOtherText() {
    return textEncoder.isEmpty() && unet.attendsToText();
  }

  /** The text encoders in the order in which the UNet reads them. */
  public List<TextEncoderSpec> textEncoders() {
    return Stream.of(textEncoder, textEncoder2).flatMap(Optional::stream).toList();
  }

  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    textEncoder.ifPresent(it -> add(parts, PartWord.TEXT_ENCODER, it, guidance.passes()));
    textEncoder2.ifPresent(it -> add(parts, PartWord.TEXT_ENCODER_2, it, guidance.passes()));
    add(parts, PartWord.UNET, unet, (long) steps * guidance.passes());
    decoder.ifPresent(it -> add(parts, PartWord.DECODER, it, 1));
    return List.copyOf(parts);
  }

  private static void add(List<Part> parts, PartWord word, NetworkSpec network, long runs) {
    parts.add(new Part(word.word(), network, runs));
  }
}
