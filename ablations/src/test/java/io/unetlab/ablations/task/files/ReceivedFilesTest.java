package io.unetlab.ablations.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedFilesTest {

  @TempDir private Path folder;

  private Path data;
  private Path cache;
  private SharedDirectory shared;
  private final List<String> got = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void write() throws IOException {
    data = Files.createDirectories(folder.resolve("data/deep"));
    cache = folder.resolve("cache");
    shared = new SharedDirectory(folder.resolve("shared"));
    Files.writeString(data.resolve("a"), "one");
    Files.writeString(data.resolve("b"), "two");
    Files.writeString(data.resolveSibling("c"), "one");
  }

  private FileManifest sent() throws IOException {
    FileManifest manifest = FileManifest.of(List.of(folder.resolve("data")));
    manifest.putInto(shared);
    return manifest;
  }

  private ReceivedFiles get(FileManifest manifest) throws IOException {
    return ReceivedFiles.get(
        manifest,
        (name, target) -> {
          got.add(name);
          shared.get(name, target);
        },
        cache);
  }

  @Test
  void filesKeepTheirPlacesAndEachContentIsSentOnce() throws IOException {
    FileManifest manifest = sent();
    assertThat(shared.list("files")).hasSize(2);
    assertThat(manifest.bytes()).isEqualTo(6);

    try (ReceivedFiles first = get(manifest);
        ReceivedFiles second = get(manifest)) {
      for (ReceivedFiles files : List.of(first, second)) {
        Path local = files.local(folder.resolve("data"));
        assertThat(local.startsWith(cache)).isTrue();
        assertThat(local.resolve("deep/a")).hasContent("one");
        assertThat(local.resolve("deep/../c")).hasContent("one");
        assertThat(files.local(data.resolve("b"))).hasContent("two");
      }
      assertThat(got).hasSize(2);
    }
    assertThat(contents()).hasSize(2);
    assertThat(cache.resolve("processes")).isEmptyDirectory();
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> all = Files.list(cache.resolve("contents"))) {
      return all.toList();
    }
  }

  @Test
  void severalThreadsGetTheSameFilesOnce() throws IOException {
    FileManifest manifest = sent();
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i -> {
              try (ReceivedFiles files = get(manifest)) {
                assertThat(files.local(data.resolve("a"))).hasContent("one");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(got).hasSize(2);
  }

  @Test
  void contentsStayUntilNobodyHasUsedThemForWeeks() throws IOException {
    FileManifest manifest = sent();
    get(manifest).close();
    age(cache.resolve("contents"), 20);
    for (Path content : contents()) {
      age(content, Files.readString(content).equals("two") ? 40 : 20);
    }

    get(FileManifest.of(List.of(folder.resolve("data/c")))).close();

    assertThat(got).hasSize(2);
    assertThat(contents()).singleElement().satisfies(it -> assertThat(it).hasContent("one"));
  }

  private static void age(Path file, int days) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }

  @Test
  void aDamagedFileIsNotUsed() throws IOException {
    FileManifest manifest = sent();
    Path stored = folder.resolve("shared").resolve(shared.list("files").get(0));
    Files.writeString(stored, "three");

    assertThatThrownBy(() -> get(manifest))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("data")
        .hasMessageContaining("another content");
    assertThat(contents()).hasSize(1);
  }

  @Test
  void aFileThatChangedMeanwhileIsNotSent() throws IOException {
    FileManifest manifest = FileManifest.of(List.of(data.resolve("a")));
    Files.writeString(data.resolve("a"), "three");

    assertThatThrownBy(() -> manifest.putInto(shared))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(data.resolve("a") + " has another content");
    assertThat(shared.list("files")).isEmpty();
  }

  @Test
  void whatTheMachineKeepsCannotBeWritten() throws IOException {
    try (ReceivedFiles files = get(sent())) {
      assertThat(Files.getPosixFilePermissions(files.local(data.resolve("a"))))
          .doesNotContain(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE);
    }
  }

  @Test
  void anEqualFolderElsewhereHasTheSameContents() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, folder.resolve("data"));

    assertThat(FileManifest.of(List.of(link)).contents())
        .extracting(SentFile::sha256)
        .isEqualTo(sent().contents().stream().map(SentFile::sha256).toList());
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> FileManifest.of(List.of(missing)))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(missing.toString());
  }
}
