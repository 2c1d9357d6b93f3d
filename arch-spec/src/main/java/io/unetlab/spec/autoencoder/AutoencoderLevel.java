package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.Require;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.source.SourceLocation;
import java.util.Objects;

/**
 * One resolution: residual blocks of one width.
 *
 * @param channels of every block
 * @param resnets number of residual blocks, as they run: in AutoencoderKL's decoder one more than
 *     diffusers' layers_per_block
 * @param location the part of the spec that defines it
 */
public record AutoencoderLevel(
    int channels, int resnets, ResnetSpec resnet, SourceLocation location) {

  public AutoencoderLevel {
    Require.positive("channels", channels);
    Require.positive("resnets", resnets);
    Objects.requireNonNull(resnet, "resnet");
    Objects.requireNonNull(location, "location");
  }
}
