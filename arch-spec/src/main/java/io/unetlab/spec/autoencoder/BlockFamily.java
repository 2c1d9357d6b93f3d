package io.unetlab.spec.autoencoder;

/** The blocks that an autoencoder is made of, and with them its first and last operations. */
public enum BlockFamily {
  /**
   * Residual blocks of two convolutions with a norm before each, as in AutoencoderKL
   * ("High-Resolution Image Synthesis with Latent Diffusion Models", arXiv 2112.10752).
   */
  RESNET,
  /**
   * TAESD's residual blocks of three convolutions without norms; the decoder limits its latent by 3
   * tanh(x / 3) (diffusers' AutoencoderTiny).
   */
  TAESD
}
