package io.unetlab.builders.generate;

import io.unetlab.spec.pipeline.PipelineSpec;

/** Pixels of a picture and numbers of its latent. */
public final class Pixels {

  private Pixels() {}

  /** Pixels of a picture's side for each number of the latent's side. */
  public static int ofLatent(PipelineSpec pipeline) {
    return pipeline.image().height() / pipeline.unet().latent().height();
  }
}
