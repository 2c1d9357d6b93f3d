package io.unetlab.training.measure;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Batch;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The training loss at fixed noise levels with fixed noise: the mean squared error of what the
 * network predicts (noise, v or velocity; Ho et al., arXiv 2006.11239, equation 14), per number of
 * the latent and without the weights of the recipe. Of the levels, L in number, level i is at share
 * (i + 1/2) / L of the timesteps. A network that predicts nothing has the variance of the target,
 * about 1 for noise and v.
 *
 * <p>All networks see the same pictures with the same noise, so the differences of their losses are
 * far more precise than the losses.
 */
final class DenoisingLoss {

  private final Denoiser denoiser;
  private final Recipe recipe;
  private final Corpus corpus;

  DenoisingLoss(Denoiser denoiser, Recipe recipe, Corpus corpus) {
    this.denoiser = denoiser;
    this.recipe = recipe;
    this.corpus = corpus;
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
    int images = recipe.evaluation().images();
    return new LossTable(
        levels(),
        losses(ExampleSet.heldOut(corpus, images), captioned),
        losses(ExampleSet.seen(corpus, images), captioned));
  }

  private List<Double> levels() {
    int count = recipe.evaluation().levels();
    List<Double> levels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      levels.add((i + 0.5) / count);
    }
    return levels;
  }

  private List<List<Double>> losses(ExampleSet set, boolean captioned) {
    List<List<Double>> rows = new ArrayList<>();
    int size = Portions.size(corpus.shape());
    for (int from = 0; from < set.size(); from += size) {
      int to = Math.min(set.size(), from + size);
      for (int i = from; i < to; i++) {
        rows.add(new ArrayList<>());
      }
      for (int level = 0; level < levels().size(); level++) {
        float[] errors = errors(set, from, to, level, captioned);
        for (int i = from; i < to; i++) {
          rows.get(i).add((double) errors[i - from]);
        }
      }
    }
    return rows;
  }

  private float[] errors(ExampleSet set, int from, int to, int level, boolean captioned) {
    double time = levels().get(level);
    NoiseLevel noiseLevel = new NoiseLevel.Levels(recipe.diffusion()).at(time);
    List<String> captions =
        captioned ? set.captions().subList(from, to) : Collections.nCopies(to - from, "");
    Batch batch = batch(set, from, to, level, captions);
    TensorShape shape = corpus.shape();
    try (NDManager manager = denoiser.unet().manager().newSubManager()) {
      Noised noised =
          Noised.of(
              batch,
              Collections.nCopies(to - from, noiseLevel),
              recipe.diffusion().target(),
              shape,
              manager);
      NDArray predicted = denoiser.predict(noised.input(), noised.timesteps(), captions);
      return noised.errors(predicted);
    }
  }

  private Batch batch(ExampleSet set, int from, int to, int level, List<String> captions) {
    int count = Math.toIntExact(corpus.shape().elements());
    float[] images = new float[(to - from) * count];
    float[] noise = new float[images.length];
    for (int i = from; i < to; i++) {
      int at = (i - from) * count;
      System.arraycopy(set.examples().get(i).image(), 0, images, at, count);
      double[] own = set.noise(i, level, count);
      for (int j = 0; j < count; j++) {
        noise[at + j] = (float) own[j];
      }
    }
    double[] times = new double[to - from];
    Arrays.fill(times, levels().get(level));
    return new Batch(images, noise, times, captions);
  }
}
