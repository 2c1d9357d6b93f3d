package io.unetlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private static final Corpus CORPUS = new Shapes(new DataSource.Shapes(1, 16, 100, 0.1, 0));

  @Test
  void aBatchIsAFunctionOfSeedAndStep() {
    Batch late = new Batches(CORPUS, 8, 0.1, 1).batch(1000);
    Batches all = new Batches(CORPUS, 8, 0.1, 1);
    Batch first = all.batch(0);
    assertThat(all.batch(1000)).usingRecursiveComparison().isEqualTo(late);
    assertThat(all.batch(0)).usingRecursiveComparison().isEqualTo(first);
    Batch other = new Batches(CORPUS, 8, 0.1, 2).batch(0);
    assertThat(other.images()).isNotEqualTo(first.images());
    assertThat(other.noise()).isNotEqualTo(first.noise());
    assertThat(other.times()).isNotEqualTo(first.times());
  }

  /** 25 batches of 8 are two epochs of 100: the thirteenth batch is of both. */
  @Test
  void everyExampleIsSeenOnceAnEpoch() {
    Map<List<Float>, Integer> seen = new HashMap<>();
    Batches batches = new Batches(CORPUS, 8, 0, 1);
    for (int step = 0; step < 25; step++) {
      float[] images = batches.batch(step).images();
      int count = images.length / 8;
      for (int i = 0; i < 8; i++) {
        List<Float> image = new ArrayList<>();
        for (int j = i * count; j < (i + 1) * count; j++) {
          image.add(images[j]);
        }
        seen.merge(image, 1, Integer::sum);
      }
    }
    assertThat(seen).hasSize(100);
    assertThat(seen.values()).containsOnly(2);
  }

  @Test
  void timesAreStratified() {
    Batches batches = new Batches(CORPUS, 16, 0, 1);
    double sum = 0;
    for (int step = 0; step < 200; step++) {
      double[] times = batches.batch(step).times();
      for (int i = 0; i < 16; i++) {
        assertThat(times[i]).isBetween(i / 16.0, Math.nextDown((i + 1) / 16.0));
        sum += times[i] * 16 - i;
      }
    }
    assertThat(sum / 3200).isCloseTo(0.5, Offset.offset(0.03));
  }

  @Test
  void aShareOfTheCaptionsIsDropped() {
    assertThat(dropped(0)).isZero();
    assertThat(dropped(1)).isEqualTo(3200);
    assertThat((double) dropped(0.1)).isCloseTo(320, Offset.offset(85.0));
  }

  private static long dropped(double share) {
    Batches batches = new Batches(CORPUS, 16, share, 1);
    long dropped = 0;
    for (int step = 0; step < 200; step++) {
      dropped += batches.batch(step).captions().stream().filter(String::isEmpty).count();
    }
    return dropped;
  }

  @Test
  void noiseIsNormalAndTheLatentsArePicturesOfTheBatch() {
    Recipe recipe = Recipe.shapes();
    try (TrainingData data = Corpora.open(recipe)) {
      Batch pictures = new Batches(data.pictures(), recipe.training(), 1).batch(3);
      Batch latents = new Batches(data.latents(), recipe.training(), 1).batch(3);
      assertThat(data.latents().shape().toArray()).containsExactly(1, 12, 8, 8);
      assertThat(data.codec().decode(latents.images())).isEqualTo(pictures.images());
      assertThat(latents.captions()).isEqualTo(pictures.captions());
      double squares = 0;
      for (float e : latents.noise()) {
        squares += (double) e * e;
      }
      assertThat(squares / latents.noise().length).isCloseTo(1, Offset.offset(0.05));
      assertThat(Arrays.equals(latents.noise(), pictures.noise())).isTrue();
    }
  }
}
