package io.unetlab.builders.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Existing folders are reused, missing ones are made completely, and the least recently used are
 * removed.
 */
class ContentCacheTest {

  @TempDir private Path root;

  private int made;

  @Test
  void aFolderIsMadeOnce() throws IOException {
    ContentCache cache = new ContentCache(root, 1000);

    assertThat(use(cache, "a", 10)).isEqualTo(10);
    assertThat(use(cache, "a", 20)).isEqualTo(10);
    assertThat(made).isEqualTo(1);
  }

  @Test
  void theLeastRecentlyUsedGoesWhenThereIsNoRoom() throws IOException {
    ContentCache cache = new ContentCache(root, 250);
    use(cache, "a", 100);
    use(cache, "b", 100);
    usedBefore("a", Duration.ofMinutes(1));
    usedBefore("b", Duration.ofMinutes(2));

    use(cache, "c", 100);

    assertThat(folders()).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void whatAnotherProcessUsesStays() throws IOException, InterruptedException {
    ContentCache cache = new ContentCache(root, 50);
    use(cache, "a", 40);
    usedBefore("a", Duration.ofMinutes(1));
    Process other = locking(root.resolve("a.lock"));
    try {
      assertThat(other.getInputStream().read()).isEqualTo('l');
      use(cache, "b", 40);
      assertThat(folders()).containsExactlyInAnyOrder("a", "b");
    } finally {
      other.destroy();
      other.waitFor();
    }
    use(cache, "b", 40);
    assertThat(folders()).containsExactly("b");
  }

  @Test
  void whatAnotherProcessMadeMeanwhileIsTaken() throws IOException {
    ContentCache cache = new ContentCache(root, 1000);
    try (Lease lease =
        cache.lease(
            "a",
            folder -> {
              Files.write(folder.resolve("file"), new byte[10]);
              Files.createDirectory(root.resolve("a"));
              Files.write(root.resolve("a").resolve("file"), new byte[20]);
            })) {
      assertThat(Files.size(lease.at("file").path())).isEqualTo(20);
    }
    assertThat(folders()).containsExactly("a");
  }

  @Test
  void aLeaseWithinALeaseKeepsBoth() throws IOException {
    ContentCache cache = new ContentCache(root, 50);
    try (Lease outer =
        cache.lease("a", folder -> Files.write(folder.resolve("file"), new byte[40]))) {
      assertThat(use(cache, "a", 10)).isEqualTo(40);
      assertThat(use(cache, "b", 40)).isEqualTo(40);
      assertThat(Files.size(outer.at("file").path())).isEqualTo(40);
    }
    assertThat(folders()).containsExactly("a");
  }

  @Test
  void aFailureLeavesNothing() throws IOException {
    ContentCache cache = new ContentCache(root, 1000);

    assertThatThrownBy(
            () ->
                cache.lease(
                    "a",
                    folder -> {
                      Files.write(folder.resolve("half"), new byte[10]);
                      throw new IOException("full");
                    }))
        .hasMessage("full");
    assertThat(folders()).isEmpty();
    assertThat(use(cache, "a", 10)).isEqualTo(10);
  }

  @Test
  void whatADeadProcessLeftGoesAfterADay() throws IOException {
    ContentCache cache = new ContentCache(root, 1000);
    Path fresh = Files.createDirectory(root.resolve("a-1-1.draft"));
    Path stale = Files.createDirectory(root.resolve("a-2-2.draft"));
    Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    use(cache, "b", 10);

    assertThat(fresh).exists();
    assertThat(stale).doesNotExist();
  }

  private long use(ContentCache cache, String key, int bytes) throws IOException {
    try (Lease lease =
        cache.lease(
            key,
            folder -> {
              made++;
              Files.write(folder.resolve("file"), new byte[bytes]);
            })) {
      return Files.size(lease.at("file").path());
    }
  }

  private void usedBefore(String key, Duration time) throws IOException {
    Files.setLastModifiedTime(
        root.resolve(key + ".lock"), FileTime.from(Instant.now().minus(time)));
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(Files::isDirectory).map(it -> it.getFileName().toString()).toList();
    }
  }

  private static Process locking(Path lock) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            lock.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Another process that uses a folder. */
  static final class Holder {

    public static void main(String[] arguments) throws IOException, InterruptedException {
      try (FileChannel channel =
              FileChannel.open(
                  Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock held = channel.lock(0, Long.MAX_VALUE, true)) {
        System.out.write('l');
        System.out.flush();
        Thread.sleep(held.isShared() ? 60_000 : 0);
      }
    }
  }
}
