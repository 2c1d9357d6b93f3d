package io.unetlab.spec.model;

/**
 * The image that the network reads and predicts, in latent space: input batch x inChannels x height
 * x width, output batch x channels x height x width.
 *
 * @param batch images of one forward pass; 2 for one image with guidance
 * @param channels of the output
 * @param inChannels of the input; inpainting networks read more than they predict
 */
public record LatentSpec(int batch, int channels, int inChannels, int height, int width) {

  public LatentSpec {
    Require.positive("latent batch", batch);
    Require.positive("latent channels", channels);
    Require.positive("latent in_channels", inChannels);
    Require.positive("latent height", height);
    Require.positive("latent width", width);
  }

  /** One image. */
  public LatentSpec(int channels, int inChannels, int height, int width) {
    this(1, channels, inChannels, height, width);
  }
}
