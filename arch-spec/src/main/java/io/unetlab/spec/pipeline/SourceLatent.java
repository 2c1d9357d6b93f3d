package io.unetlab.spec.pipeline;

/** Where the UNet's input has a second latent: that of a picture to edit, or zeros. */
public enum SourceLatent {
  NONE,
  /** Right of the first one, so that the UNet's latent is twice as wide as the picture's. */
  BESIDE;

  /** The width of the UNet's latent, given that of the picture's. */
  public int width(int picture) {
    return this == BESIDE ? Math.multiplyExact(2, picture) : picture;
  }
}
