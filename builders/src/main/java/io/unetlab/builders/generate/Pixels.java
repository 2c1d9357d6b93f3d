package io.unetlab.builders.generate;

import io.unetlab.spec.pipeline.PipelineSpec;

/** Pixels of a picture and numbers of its latent. */
public final class Pixels {

  private Pixels() {}

  /** How many pixels in a row one number of the latent stands for. */
  public static int ofLatent(PipelineSpec pipeline) {
    return pipeline.image().height() / pipeline.unet().latent().height();
  }
}
