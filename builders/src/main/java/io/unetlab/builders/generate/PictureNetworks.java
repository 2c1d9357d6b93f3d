package io.unetlab.builders.generate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The networks of a pipeline, each for a batch of one.
 *
 * @param textEncoders whose states the UNet reads side by side, in this order
 * @param decoder empty if the UNet predicts the picture itself
 */
public record PictureNetworks(
    List<PartNetwork> textEncoders, PartNetwork unet, Optional<PartNetwork> decoder) {

  public PictureNetworks {
    textEncoders = List.copyOf(textEncoders);
    Objects.requireNonNull(unet, "unet");
    Objects.requireNonNull(decoder, "decoder");
  }
}
