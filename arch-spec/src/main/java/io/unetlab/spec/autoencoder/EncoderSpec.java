package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.Require;
import io.unetlab.spec.source.SourceLocation;
import java.util.Objects;

/**
 * An encoder: from an image to a latent, whose side halves from each level to the next lower one.
 *
 * @param image what it reads
 * @param latentChannels of what it predicts; AutoencoderKL predicts a mean and a log variance for
 *     each
 * @param quantConv whether a 1 x 1 convolution of the moments comes last
 * @param location where the document starts
 */
public record EncoderSpec(
    String name,
    String title,
    ImageSpec image,
    int latentChannels,
    BodySpec body,
    boolean quantConv,
    SourceLocation location)
    implements AutoencoderSpec {

  /** The word after {@code kind:} in an encoder's file. */
  public static final String KIND = "encoder";

  public EncoderSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(image, "image");
    Require.positive("latent channels", latentChannels);
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(location, "location");
  }

  /** Whether it predicts a mean and a log variance instead of the latent itself. */
  public boolean predictsMoments() {
    return body.blocks() == BlockFamily.RESNET;
  }

  /** The latent that it predicts; a side that cannot be halved is rounded as its padding does. */
  public ImageSpec latent() {
    int height = image.height();
    int width = image.width();
    int rounding = predictsMoments() ? 0 : 1;
    for (int i = 0; i < body.resamplings(); i++) {
      height = (height + rounding) / 2;
      width = (width + rounding) / 2;
    }
    return new ImageSpec(image.batch(), latentChannels, height, width);
  }

  @Override
  public ImageSpec input() {
    return image;
  }

  @Override
  public boolean hasQuantConv() {
    return quantConv;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public EncoderSpec named(String newName, String newTitle) {
    return new EncoderSpec(newName, newTitle, image, latentChannels, body, quantConv, location);
  }

  @Override
  public String size() {
    return "image " + image.text();
  }
}
