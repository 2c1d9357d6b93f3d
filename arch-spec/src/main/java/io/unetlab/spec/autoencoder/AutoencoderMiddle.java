package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.Require;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.source.SourceLocation;
import java.util.Objects;

/**
 * The block at the lowest resolution.
 *
 * @param resnets number of residual blocks
 * @param attention whether there is an attention between each two of them, with one head as wide as
 *     the block
 * @param location the part of the spec that defines it
 */
public record AutoencoderMiddle(
    int resnets, boolean attention, ResnetSpec resnet, SourceLocation location) {

  public AutoencoderMiddle {
    Require.positive("middle resnets", resnets);
    Objects.requireNonNull(resnet, "resnet");
    Objects.requireNonNull(location, "location");
  }

  /** The number of attentions. */
  public int attentions() {
    return attention ? resnets - 1 : 0;
  }
}
