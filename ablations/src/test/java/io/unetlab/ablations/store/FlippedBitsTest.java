package io.unetlab.ablations.store;

import static io.unetlab.ablations.store.FilledStore.NETWORKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.store.FilledStore.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a disk damaged gives nothing wrong: less is counted, or the store is refused. */
class FlippedBitsTest {

  /**
   * Whatever bits flip: the same content, or less with a count of what is missing, or a refusal.
   */
  @Test
  void noFlippedBitIsBelieved(@TempDir Path folder) throws IOException {
    FilledStore store = FilledStore.in(folder);
    Path file = store.file();
    byte[] sound = Files.readAllBytes(file);
    Content before = store.read();
    Random random = new Random(20_261_129);
    List<String> silent = new ArrayList<>();
    for (int round = 0; round < 150; round++) {
      byte[] bytes = sound.clone();
      String damage = round % 2 == 0 ? flip(bytes, random) : zero(bytes, random);
      Files.write(file, bytes);
      try {
        Content after = store.read();
        assertThat(before.variants().entrySet()).containsAll(after.variants().entrySet());
        assertThat(before.targets().entrySet()).containsAll(after.targets().entrySet());
        assertThat(before.trials().entrySet()).containsAll(after.trials().entrySet());
        if (!after.equals(before) && after.damaged() == 0 && !isLess(after)) {
          silent.add(damage);
        }
      } catch (StoreException told) {
        assertThat(told).hasMessageContaining(file.toString());
      }
    }
    assertThat(silent).isEmpty();
  }

  /** A trial whose key is damaged is not there; its variant says so by having no counts. */
  private static boolean isLess(Content after) {
    return after.trials().size() < NETWORKS && after.variants().size() == NETWORKS;
  }

  private static String flip(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return "flip at " + at;
  }

  private static String zero(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(4096));
    Arrays.fill(bytes, from, to, (byte) 0);
    return "zeros from " + from + " to " + to;
  }
}
