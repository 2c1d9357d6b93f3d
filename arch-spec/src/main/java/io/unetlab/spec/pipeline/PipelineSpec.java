package io.unetlab.spec.pipeline;

import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The networks that together make a picture from a prompt, and how often each runs.
 *
 * @param name a short name for tables
 * @param title for headings
 * @param image the picture
 * @param steps of the sampler, each {@link Guidance#passes} runs of the UNet
 * @param sourceLatent whether the UNet also reads the latent of a picture to edit
 * @param textEncoders in the order in which the UNet reads them; empty when the text comes from a
 *     network that is not described, or when there is none
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
    List<NetworkSpec> textEncoders,
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
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, is " + steps);
    }
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(guidance, "guidance");
    Objects.requireNonNull(sourceLatent, "sourceLatent");
    textEncoders = List.copyOf(textEncoders);
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
        textEncoders,
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
    return textEncoders.isEmpty() && unet.attendsToText();
  }

  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(PartWord.UNET.word(), unet, (long) steps * guidance.passes()));
    decoder.ifPresent(it -> parts.add(new Part(PartWord.DECODER.word(), it, 1)));
    return List.copyOf(parts);
  }
}
