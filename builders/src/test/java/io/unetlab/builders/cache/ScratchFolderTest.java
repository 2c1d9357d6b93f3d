package io.unetlab.builders.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of killed processes are removed; folders of live ones stay. */
class ScratchFolderTest {

  @TempDir private Path parent;

  private static void touch(Path folder, Duration age) throws IOException {
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
  }

  private Stream<Path> there() throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.toList().stream();
    }
  }

  @Test
  void itGoesWithItsContent() throws IOException {
    try (ScratchFolder folder = ScratchFolder.make(parent, "any")) {
      Files.createDirectories(folder.path().resolve("a/b"));
      Files.writeString(folder.path().resolve("a/b/c"), "c");
    }
    assertThat(there()).isEmpty();
  }

  @Test
  void twoOfOneProcessLeaveEachOtherAlone() throws IOException {
    try (ScratchFolder one = ScratchFolder.make(parent, "any");
        ScratchFolder other = ScratchFolder.make(parent, "any")) {
      touch(one.path(), Duration.ofDays(9));
      ScratchFolder.make(parent, "any").close();
      assertThat(there()).containsExactlyInAnyOrder(one.path(), other.path());
    }
  }

  /** Another process holds its lock until it is killed. */
  @Test
  void whatAKilledProcessLeftGoes() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("made");
      ScratchFolder.make(parent, "any").close();
      assertThat(there()).hasSize(1);
    } finally {
      other.destroyForcibly();
      assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    ScratchFolder.make(parent, "any").close();
    assertThat(there()).isEmpty();
  }

  @Test
  void whatOlderVersionsLeftGoesAfterADay() throws IOException {
    Path old = Files.createDirectory(parent.resolve("device1"));
    Path young = Files.createDirectory(parent.resolve("device2"));
    Path file = Files.writeString(parent.resolve("no folder"), "");
    touch(old, Duration.ofDays(2));
    touch(file, Duration.ofDays(2));
    ScratchFolder.make(parent, "any").close();
    assertThat(there()).containsExactlyInAnyOrder(young, file);
  }

  /** A process that makes a folder and waits to be killed. */
  static final class Holder {

    private Holder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
      ScratchFolder folder = ScratchFolder.make(Path.of(args[0]), "held");
      System.out.println("made");
      Thread.sleep(Duration.ofMinutes(5).toMillis());
      folder.close();
    }
  }
}
