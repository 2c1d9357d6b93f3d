package io.unetlab.ablations.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDirectoryTest {

  private static final int TIMES = 300;

  @TempDir private Path folder;

  private SharedDirectory shared;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    shared = new SharedDirectory(folder.resolve("shared"));
    file = Files.writeString(folder.resolve("file"), "text");
  }

  @Test
  void filesAreListedAtAnyDepth() throws IOException {
    shared.put("a/deep/two", file);
    shared.put("a/one", file);
    shared.put("b/three", file);

    assertThat(shared.list("a")).containsExactly("a/deep/two", "a/one");
    assertThat(shared.list("none")).isEmpty();
    shared.delete("a/one");
    shared.delete("a/one");
    assertThat(shared.exists("a/one")).isFalse();
  }

  @Test
  void anotherMachineMayWriteAndDeleteWhileThisOneLists() throws IOException {
    shared.put("a/stays", file);
    CompletableFuture<Void> other = CompletableFuture.runAsync(this::writeAndDelete);
    int lists = 0;
    while (!other.isDone() || lists == 0) {
      assertThat(shared.list("a")).contains("a/stays");
      lists++;
    }
    other.join();
  }

  private void writeAndDelete() {
    try {
      for (int i = 0; i < TIMES; i++) {
        shared.put("a/" + i, file);
        shared.delete("a/" + i);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void namesLeadNowhereElse() {
    assertThatThrownBy(() -> shared.exists("../file")).hasMessageContaining("../file");
    assertThatThrownBy(() -> shared.get("a", folder.resolve("b")))
        .isInstanceOf(FileNotFoundException.class);
  }
}
