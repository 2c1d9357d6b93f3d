package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.NetworkSpec;

/** One half of an autoencoder, with every default resolved. */
public sealed interface AutoencoderSpec extends NetworkSpec permits DecoderSpec, EncoderSpec {

  /** What it reads, in pixels or in latent space. */
  ImageSpec input();

  /** What lies between its first and its last convolution. */
  BodySpec body();

  /** Whether AutoencoderKL's 1 x 1 convolution of the latent belongs to it. */
  boolean hasQuantConv();

  @Override
  default String identity() {
    return AutoencoderIdentity.text(this);
  }

  @Override
  default String yaml() {
    return AutoencoderWriter.write(this);
  }
}
