package io.unetlab.training.measure;

import io.unetlab.builders.generate.NoiseSource;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.Example;
import io.unetlab.training.data.LatentCodec;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Sampling;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures that a network makes of the captions of a set of examples, beside the real ones. The
 * noise is the example's, so that two networks make the same pictures as far as they agree.
 *
 * @param set the captions
 * @param made 3 x H x W each, in the order of the set
 * @param real likewise
 */
record SampledPictures(ExampleSet set, List<float[]> made, List<float[]> real) {

  /** Other than that of noise levels. */
  private static final int FIRST_USE = 1 << 20;

  SampledPictures {
    made = List.copyOf(made);
    real = List.copyOf(real);
  }

  /** Samples as the recipe's evaluation asks for. */
  static SampledPictures of(
      Denoiser denoiser, Recipe recipe, Corpus corpus, LatentCodec codec, ExampleSet set) {
    Sampling sampling = Sampling.of(denoiser, recipe.diffusion(), recipe.evaluation());
    TensorShape shape = corpus.shape();
    List<float[]> made = new ArrayList<>();
    List<float[]> real = new ArrayList<>();
    int most = Portions.size(shape);
    for (int from = 0; from < set.size(); from += most) {
      int to = Math.min(set.size(), from + most);
      List<NoiseSource> noise = IntStream.range(from, to).mapToObj(i -> noise(set, i)).toList();
      List<double[]> latents = sampling.sample(set.captions().subList(from, to), noise, shape);
      made.addAll(pictures(codec, latents.stream().map(SampledPictures::narrow).toList()));
      List<Example> examples = set.examples().subList(from, to);
      real.addAll(pictures(codec, examples.stream().map(Example::image).toList()));
    }
    return new SampledPictures(set, made, real);
  }

  private static NoiseSource noise(ExampleSet set, int index) {
    return (step, count) -> set.noise(index, FIRST_USE + step, count);
  }

  private static float[] narrow(double[] latent) {
    float[] narrow = new float[latent.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) latent[i];
    }
    return narrow;
  }

  private static List<float[]> pictures(LatentCodec codec, List<float[]> latents) {
    int count = latents.get(0).length;
    float[] all = new float[latents.size() * count];
    for (int i = 0; i < latents.size(); i++) {
      System.arraycopy(latents.get(i), 0, all, i * count, count);
    }
    float[] decoded = codec.decode(all);
    int pixels = decoded.length / latents.size();
    List<float[]> pictures = new ArrayList<>();
    for (int i = 0; i < latents.size(); i++) {
      pictures.add(Arrays.copyOfRange(decoded, i * pixels, (i + 1) * pixels));
    }
    return pictures;
  }

  /** The first pictures with their captions. */
  List<Example> first(int most) {
    return IntStream.range(0, Math.min(most, made.size()))
        .mapToObj(i -> new Example(made.get(i), set.captions().get(i)))
        .toList();
  }
}
