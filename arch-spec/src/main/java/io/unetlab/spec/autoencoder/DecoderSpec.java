package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.Require;
import io.unetlab.spec.source.SourceLocation;
import java.util.Objects;

/**
 * A decoder: from a latent to an image, whose side doubles from each level to the next higher one.
 *
 * @param latent what it reads
 * @param imageChannels of what it predicts
 * @param postQuantConv whether a 1 x 1 convolution of the latent comes first
 * @param location where the document starts
 */
public record DecoderSpec(
    String name,
    String title,
    ImageSpec latent,
    int imageChannels,
    BodySpec body,
    boolean postQuantConv,
    SourceLocation location)
    implements AutoencoderSpec {

  /** The word after {@code kind:} in a decoder's file. */
  public static final String KIND = "decoder";

  public DecoderSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(latent, "latent");
    Require.positive("image channels", imageChannels);
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(location, "location");
  }

  /** What it predicts. */
  public ImageSpec image() {
    int factor = 1 << body.resamplings();
    return new ImageSpec(
        latent.batch(),
        imageChannels,
        Math.multiplyExact(latent.height(), factor),
        Math.multiplyExact(latent.width(), factor));
  }

  @Override
  public ImageSpec input() {
    return latent;
  }

  @Override
  public boolean hasQuantConv() {
    return postQuantConv;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public DecoderSpec named(String newName, String newTitle) {
    return new DecoderSpec(newName, newTitle, latent, imageChannels, body, postQuantConv, location);
  }

  @Override
  public String size() {
    return "latent " + latent.text();
  }
}
