package io.unetlab.training.measure;

import ai.djl.ndarray.NDManager;
import io.unetlab.training.data.Batch;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What networks are judged on: the examples of a recipe's evaluation at fixed noise levels, with
 * fixed noise. Of the levels, L in number, level i is at share (i + 1/2) / L of the timesteps.
 * Every network sees the same.
 */
public final class NoisedExamples {

  /**
   * Some examples at one level, few enough for one run of a network.
   *
   * @param from index of the first example
   * @param to one past the last
   */
  public record Portion(int from, int to, int level) {

    public int size() {
      return to - from;
    }
  }

  private final ExampleSet set;
  private final Recipe recipe;
  private final Corpus corpus;

  private NoisedExamples(ExampleSet set, Recipe recipe, Corpus corpus) {
    this.set = set;
    this.recipe = recipe;
    this.corpus = corpus;
  }

  /** Examples that training never sees. */
  public static NoisedExamples heldOut(Recipe recipe, Corpus corpus) {
    return new NoisedExamples(
        ExampleSet.heldOut(corpus, recipe.evaluation().images()), recipe, corpus);
  }

  /** Examples that training sees. */
  public static NoisedExamples seen(Recipe recipe, Corpus corpus) {
    return new NoisedExamples(
        ExampleSet.seen(corpus, recipe.evaluation().images()), recipe, corpus);
  }

  /** The number of examples. */
  public int size() {
    return set.size();
  }

  /** The levels as shares of the timesteps. */
  public List<Double> levels() {
    int count = recipe.evaluation().levels();
    List<Double> levels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      levels.add((i + 0.5) / count);
    }
    return levels;
  }

  /** All examples at all levels: one portion of the examples at every level, then the next. */
  public List<Portion> portions() {
    List<Portion> portions = new ArrayList<>();
    int most = Portions.size(corpus.shape());
    for (int from = 0; from < size(); from += most) {
      int to = Math.min(size(), from + most);
      for (int level = 0; level < levels().size(); level++) {
        portions.add(new Portion(from, to, level));
      }
    }
    return portions;
  }

  public List<String> captions(Portion portion) {
    return set.captions().subList(portion.from(), portion.to());
  }

  /**
   * What a network sees of a portion, and what it should predict.
   *
   * @param manager owns the arrays
   */
  public Noised noised(Portion portion, NDManager manager) {
    double time = levels().get(portion.level());
    NoiseLevel level = new NoiseLevel.Levels(recipe.diffusion()).at(time);
    return Noised.of(
        batch(portion, time),
        Collections.nCopies(portion.size(), level),
        recipe.diffusion().target(),
        corpus.shape(),
        manager);
  }

  private Batch batch(Portion portion, double time) {
    int count = Math.toIntExact(corpus.shape().elements());
    float[] images = new float[portion.size() * count];
    float[] noise = new float[images.length];
    for (int i = portion.from(); i < portion.to(); i++) {
      int at = (i - portion.from()) * count;
      System.arraycopy(set.examples().get(i).image(), 0, images, at, count);
      double[] own = set.noise(i, portion.level(), count);
      for (int j = 0; j < count; j++) {
        noise[at + j] = (float) own[j];
      }
    }
    double[] times = DoubleStream.generate(() -> time).limit(portion.size()).toArray();
    return new Batch(images, noise, times, captions(portion));
  }
}
