package io.unetlab.training.onestep;

import java.util.List;

/**
 * What one iteration sees: N pictures, where each is noised to, and four noises of variance 1 in
 * the shape of the pictures, since noise that the generator has seen must not be added again.
 *
 * @param pictures N x C x H x W, before noise
 * @param captions N
 * @param times N, the index of the generator's timestep, from 0 to below {@link
 *     io.unetlab.training.recipe.OneStep#times}
 * @param noise in the generator's input
 * @param realNoise added to the pictures before they are compared
 * @param fakeNoise added to the generator's pictures in its own turn
 * @param judgedNoise added to the generator's pictures in the discriminator's turn
 */
public record OneStepBatch(
    float[] pictures,
    List<String> captions,
    int[] times,
    float[] noise,
    float[] realNoise,
    float[] fakeNoise,
    float[] judgedNoise) {

  public OneStepBatch {
    captions = List.copyOf(captions);
  }

  /** The number of pictures. */
  public int size() {
    return captions.size();
  }
}
