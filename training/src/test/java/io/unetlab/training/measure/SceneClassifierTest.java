package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.training.recipe.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trains the classifier where the cache has none: some 20 seconds. */
@Tag("slow")
class SceneClassifierTest {

  @ParameterizedTest
  @CsvSource({"1, 16", "2, 16", "1, 32", "2, 64"})
  void itReadsRealPictures(int objects, int size) {
    long start = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (SceneClassifier classifier =
        SceneClassifier.open(new DataSource.Shapes(objects, size, 10, 0.1, 5))) {
      double seconds = (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
      CaptionAccuracy own = classifier.ownAccuracy();
      System.out.println(objects + " " + size + ": " + own.value() + " " + own.byAttribute() + " " + seconds);

      assertThat(own.value()).isGreaterThan(0.98);
    }
  }
}
