package io.unetlab.spec.model;

/**
 * The image that the network reads and predicts, in latent space: input 1 x inChannels x height x
 * width, output 1 x channels x height x width.
 *
 * @param channels of the output
 * @param inChannels of the input; inpainting networks read more than they predict
 */
public record LatentSpec(int channels, int inChannels, int height, int width) {

  public LatentSpec {
    Require.positive("latent channels", channels);
    Require.positive("latent in_channels", inChannels);
    Require.positive("latent height", height);
    Require.positive("latent width", width);
  }
}
