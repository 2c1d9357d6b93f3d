package io.unetlab.training.data;

import io.unetlab.builders.random.RandomStream;
import io.unetlab.training.recipe.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The batches of a training, each a function of the seed and the step alone: so two networks see
 * the same, and a training that is resumed sees what it would have seen. Each epoch takes the
 * examples in another order; a batch may end one epoch and start the next. Not thread-safe.
 */
public final class Batches {

  // What the streams of random numbers are for.
  private static final long ORDER = 0;
  private static final long TIMES = 1;
  private static final long NOISE = 2;
  private static final long DROPOUT = 3;

  private final Corpus corpus;
  private final int size;
  private final double textDropout;
  private final long seed;
  private final int elements;
  private int[] order = new int[0];
  private long orderOf = -1;

  public Batches(Corpus corpus, TrainingPlan plan, long seed) {
    this(corpus, plan.batch(), plan.textDropout(), seed);
  }

  /**
   * Batches of another size.
   *
   * @param textDropout share of the captions that are replaced by an empty one
   */
  public Batches(Corpus corpus, int size, double textDropout, long seed) {
    if (corpus.size() < 1 || size < 1) {
      throw new IllegalArgumentException(
          "batches of " + size + " from " + corpus.size() + " examples");
    }
    this.corpus = corpus;
    this.size = size;
    this.textDropout = textDropout;
    this.seed = seed;
    this.elements = Math.toIntExact(corpus.shape().elements());
  }

  /**
   * The batch of a step.
   *
   * @param step from 0
   */
  public Batch batch(long step) {
    float[] images = new float[size * elements];
    List<String> captions = new ArrayList<>();
    RandomStream dropout = RandomStream.of(seed, DROPOUT, step);
    for (int i = 0; i < size; i++) {
      Example example = corpus.example(index(step * size + i));
      System.arraycopy(example.image(), 0, images, i * elements, elements);
      captions.add(dropout.unit() <= textDropout ? "" : example.caption());
    }
    return new Batch(images, noise(step), times(step), captions);
  }

  private int index(long position) {
    long epoch = position / corpus.size();
    if (epoch != orderOf) {
      order = RandomStream.of(seed, ORDER, epoch).permutation(corpus.size());
      orderOf = epoch;
    }
    return order[(int) (position % corpus.size())];
  }

  private float[] noise(long step) {
    double[] normals = RandomStream.of(seed, NOISE, step).normals(size * elements);
    float[] noise = new float[normals.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) normals[i];
    }
    return noise;
  }

  // Stratified: one time in each of as many equal parts of the range as there are examples, which
  // makes the loss vary less between steps. The examples are in random order, so the times may be
  // in theirs.
  private double[] times(long step) {
    RandomStream random = RandomStream.of(seed, TIMES, step);
    double[] times = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = (i + 1 - random.unit()) / size;
    }
    return times;
  }
}
