package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

  private static final byte[] LIBRARY = "machine code".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private Path unpacked(byte[] content) {
    try {
      return SqliteLibrary.unpacked(folder, "libsqlitejdbc.so", content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void manyProcessesShareOneCopy() throws IOException {
    List<Path> copies =
        IntStream.range(0, 16).parallel().mapToObj(i -> unpacked(LIBRARY)).distinct().toList();
    assertThat(copies).hasSize(1);
    assertThat(files()).isEqualTo(copies);
  }

  @Test
  void aDamagedCopyIsReplaced() throws IOException {
    Path copy = unpacked(LIBRARY);
    Files.writeString(copy, "machine c");
    assertThat(unpacked(LIBRARY)).isEqualTo(copy).hasBinaryContent(LIBRARY);
  }

  @Test
  void anotherVersionHasAnotherName() {
    assertThat(unpacked("other code".getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(unpacked(LIBRARY));
  }
}
