package io.unetlab.training.diffusion;

import ai.djl.ndarray.NDArray;
import io.unetlab.training.data.Batch;

/** What a step of training makes smaller. */
@FunctionalInterface
public interface Objective {

  /** The mean of the weighted squared errors of the prediction. */
  Objective DENOISING =
      (denoiser, noised, batch) ->
          noised.loss(denoiser.predict(noised.input(), noised.timesteps(), batch.captions()));

  /**
   * The loss of a batch, one number, computed within a recording.
   *
   * @param noised the batch at its noise levels
   */
  NDArray loss(Denoiser denoiser, Noised noised, Batch batch);
}
