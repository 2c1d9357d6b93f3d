package io.unetlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.graph.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackedCorpusTest {

  /** Counts how often its examples are computed, and fails at one of them. */
  private static final class Counted implements Corpus {

    private final String identity;
    private final int failing;
    private int computed;

    Counted(String identity, int failing) {
      this.identity = identity + System.nanoTime();
      this.failing = failing;
    }

    @Override
    public TensorShape shape() {
      return TensorShape.of(1, 1, 2, 2);
    }

    @Override
    public int size() {
      return 3;
    }

    @Override
    public int heldOut() {
      return 2;
    }

    @Override
    public Example example(int index) {
      if (index == failing) {
        throw new IllegalStateException("killed");
      }
      computed++;
      return new Example(new float[] {-1, 1, (index - 127.5f) / 127.5f, 0.2f}, "seen " + index);
    }

    @Override
    public Example heldOutExample(int index) {
      return new Example(example(10 + index).image(), "held " + index);
    }

    @Override
    public String identity() {
      return identity;
    }
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void aSecondOneComputesNothing(Packing packing) {
    Counted source = new Counted("twice", -1);
    for (int i = 0; i < 2; i++) {
      try (Corpus packed = PackedCorpus.of(source, packing)) {
        assertThat(source.computed).isEqualTo(5);
        assertThat(packed.example(2).caption()).isEqualTo("seen 2");
        float exact = packing == Packing.FLOATS ? 0.2f : 153 / 127.5f - 1;
        assertThat(packed.example(2).image()).containsExactly(-1, 1, 2 / 127.5f - 1, exact);
        assertThat(packed.heldOutExample(1).image()[2]).isEqualTo(11 / 127.5f - 1);
        assertThat(packed.heldOutExample(1).caption()).isEqualTo("held 1");
        source.computed = 5;
      }
    }
  }

  /** A worker of a cluster ends one of its threads, and the others go on. */
  @Test
  void aThreadThatIsInterruptedKeepsNoOtherFromReading() throws Exception {
    try (Corpus packed = PackedCorpus.of(new Counted("threads", -1), Packing.FLOATS)) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread ended =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                packed.example(0);
              });
      ended.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
      ended.start();
      ended.join();

      assertThat(thrown.get()).isInstanceOf(CacheDirectory.UnusableException.class);
      assertThat(packed.example(0).image()[0]).isEqualTo(-1);
    }
  }

  @Test
  void whatWasInterruptedIsNeverUsed() throws IOException {
    Counted source = new Counted("stopped", 1);
    List<Path> before = folders();
    assertThatThrownBy(() -> PackedCorpus.of(source, Packing.FLOATS)).hasMessage("killed");
    assertThat(folders()).isEqualTo(before);
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(CacheDirectory.made("data"))) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }
}
