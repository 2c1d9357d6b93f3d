package io.unetlab.training.measure;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The training loss at fixed noise levels with fixed noise: the mean squared error of what the
 * network predicts (noise, v or velocity; Ho et al., arXiv 2006.11239, equation 14), per number of
 * the latent and without the weights of the recipe. A network that predicts nothing has the
 * variance of the target, about 1 for noise and v.
 *
 * <p>All networks see the same pictures with the same noise, so the differences of their losses are
 * far more precise than the losses.
 */
final class DenoisingLoss {

  private final Denoiser denoiser;
  private final NoisedExamples heldOut;
  private final NoisedExamples seen;

  DenoisingLoss(Denoiser denoiser, Recipe recipe, Corpus corpus) {
    this.denoiser = denoiser;
    this.heldOut = NoisedExamples.heldOut(recipe, corpus);
    this.seen = NoisedExamples.seen(recipe, corpus);
  }

  /** The losses with the examples' own captions. */
  LossTable withCaptions() {
    return table(true);
  }

  /** The losses with the empty caption, which training uses for dropped ones. */
  LossTable withoutCaptions() {
    return table(false);
  }

  private LossTable table(boolean captioned) {
    return new LossTable(heldOut.levels(), losses(heldOut, captioned), losses(seen, captioned));
  }

  private List<List<Double>> losses(NoisedExamples examples, boolean captioned) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      rows.add(new ArrayList<>());
    }
    for (NoisedExamples.Portion portion : examples.portions()) {
      float[] errors = errors(examples, portion, captioned);
      for (int i = 0; i < errors.length; i++) {
        rows.get(portion.from() + i).add((double) errors[i]);
      }
    }
    return rows;
  }

  private float[] errors(
      NoisedExamples examples, NoisedExamples.Portion portion, boolean captioned) {
    List<String> captions =
        captioned ? examples.captions(portion) : Collections.nCopies(portion.size(), "");
    try (NDManager manager = denoiser.unet().manager().newSubManager()) {
      Noised noised = examples.noised(portion, manager);
      NDArray predicted = denoiser.predict(noised.input(), noised.timesteps(), captions);
      return noised.errors(predicted);
    }
  }
}
