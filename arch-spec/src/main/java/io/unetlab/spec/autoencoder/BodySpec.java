package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.Require;
import io.unetlab.spec.model.ResnetSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies between the first and the last convolution of a decoder or encoder.
 *
 * @param norm every GroupNorm; without effect in TAESD's blocks, which have none
 * @param resample the convolutions that halve or double the resolution
 * @param levels highest resolution first
 * @param middle the block at the lowest resolution
 */
public record BodySpec(
    BlockFamily blocks,
    NormSpec norm,
    ConvKind resample,
    List<AutoencoderLevel> levels,
    Optional<AutoencoderMiddle> middle) {

  public BodySpec {
    Objects.requireNonNull(blocks, "blocks");
    Objects.requireNonNull(norm, "norm");
    Objects.requireNonNull(resample, "resample");
    levels = List.copyOf(levels);
    Require.positive("number of levels", levels.size());
    Objects.requireNonNull(middle, "middle");
  }

  /** Whether its blocks have norms. */
  public boolean hasNorms() {
    return blocks == BlockFamily.RESNET;
  }

  /** How many times its resolution is halved or doubled. */
  public int resamplings() {
    return levels.size() - 1;
  }

  /** The residual blocks of every level, then of the middle, without settings of no effect. */
  Stream<ResnetSpec> resnets() {
    return Stream.concat(
            levels.stream().map(AutoencoderLevel::resnet),
            middle.stream().map(AutoencoderMiddle::resnet))
        .map(ResnetSpec::effective);
  }
}
