package io.unetlab.training.onestep;

import io.unetlab.builders.random.RandomStream;
import io.unetlab.training.data.Batch;
import io.unetlab.training.data.Batches;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.recipe.OneStep;

/**
 * The batches of a finetuning, each a function of the seed and the iteration alone. No caption is
 * dropped: one step takes no guidance, so the network is not asked for pictures of nothing. Not
 * thread-safe.
 */
public final class OneStepBatches {

  // What the streams of random numbers are for; those of Batches are 0 to 3.
  private static final long TIMES = 16;
  private static final long REAL = 17;
  private static final long FAKE = 18;
  private static final long JUDGED = 19;

  private final Batches batches;
  private final OneStep settings;
  private final long seed;

  public OneStepBatches(Corpus corpus, OneStep settings, long seed) {
    this.batches = new Batches(corpus, settings.batch(), 0, seed);
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * The batch of an iteration.
   *
   * @param iteration from 0
   */
  public OneStepBatch batch(long iteration) {
    Batch batch = batches.batch(iteration);
    int count = batch.noise().length;
    return new OneStepBatch(
        batch.images(),
        batch.captions(),
        times(iteration),
        batch.noise(),
        noise(REAL, iteration, count),
        noise(FAKE, iteration, count),
        noise(JUDGED, iteration, count));
  }

  // Pictures are made from the last time only; the others help to learn it.
  private int[] times(long iteration) {
    RandomStream random = RandomStream.of(seed, TIMES, iteration);
    int[] times = new int[settings.batch()];
    for (int i = 0; i < times.length; i++) {
      int any = random.below(settings.times());
      times[i] = i < (times.length + 1) / 2 ? settings.times() - 1 : any;
    }
    return times;
  }

  private float[] noise(long use, long iteration, int count) {
    double[] normals = RandomStream.of(seed, use, iteration).normals(count);
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (float) normals[i];
    }
    return noise;
  }
}
