package io.unetlab.builders.generate;

import java.util.List;
import java.util.Objects;

/**
 * What a picture is made of.
 *
 * @param texts one for each text encoder
 * @param noise of the first latent and of samplers that add some
 */
public record PictureRequest(
    PictureNetworks networks,
    List<TextIds> texts,
    SamplingPlan sampling,
    LatentScale scale,
    NoiseSource noise) {

  public PictureRequest {
    Objects.requireNonNull(networks, "networks");
    texts = List.copyOf(texts);
    Objects.requireNonNull(sampling, "sampling");
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(noise, "noise");
    if (texts.size() != networks.textEncoders().size()) {
      throw new IllegalArgumentException(
          networks.textEncoders().size()
              + " text encoders read as many texts, not "
              + texts.size());
    }
  }
}
