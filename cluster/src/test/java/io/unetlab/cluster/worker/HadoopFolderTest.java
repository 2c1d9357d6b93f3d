package io.unetlab.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.files.SharedFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopFolderTest {

  @TempDir Path directory;

  private SharedFolder folder;

  @BeforeEach
  void open() throws IOException {
    String url = directory.resolve("shared folder").toUri().toString();
    folder = new CalledFolder(new HadoopFolder(url, new Configuration(false)));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("file"), text);
  }

  private String read(String name) throws IOException {
    Path target = directory.resolve("target");
    Files.deleteIfExists(target);
    folder.get(name, target);
    return Files.readString(target);
  }

  @Test
  void aFileComesBackHoweverOftenItIsPut() throws IOException {
    folder.put("files/a", file("text"));
    folder.put("files/a", file("text"));

    assertThat(read("files/a")).isEqualTo("text");
    assertThat(folder.list("files")).containsExactly("files/a");
  }

  /** Does not rename to a name that is taken, and deletes nothing but drafts. */
  public static final class CarefulFiles extends LocalFileSystem {

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return !exists(to) && super.rename(from, to);
    }

    @Override
    public boolean delete(org.apache.hadoop.fs.Path path, boolean all) throws IOException {
      assertThat(path.getName()).endsWith(".draft");
      return super.delete(path, all);
    }
  }

  /** The same, but throws, as S3A does. */
  public static final class ObjectStore extends LocalFileSystem {

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      if (exists(to)) {
        throw new FileAlreadyExistsException("destination file exists");
      }
      return super.rename(from, to);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {CarefulFiles.class, ObjectStore.class})
  void aFileThatIsThereStays(Class<?> system) throws IOException {
    Configuration careful = new Configuration(false);
    careful.set("fs.file.impl", system.getName());
    careful.setBoolean("fs.file.impl.disable.cache", true);
    String url = directory.resolve("careful").toUri().toString();
    folder = new CalledFolder(new HadoopFolder(url, careful));

    folder.put("files/a", file("text"));
    folder.put("files/a", file("text"));

    assertThat(read("files/a")).isEqualTo("text");
    assertThat(folder.list("files")).containsExactly("files/a");
  }

  @Test
  void filesAreListedAtAnyDepth() throws IOException {
    folder.put("files/b", file("b"));
    folder.put("files/deep/a", file("a"));
    folder.put("other/c", file("c"));

    assertThat(folder.list("files")).containsExactly("files/b", "files/deep/a");
    assertThat(folder.list("nothing")).isEmpty();
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    folder.put("files/a", file("a"));
    folder.delete("files/a");
    folder.delete("files/a");

    assertThat(folder.exists("files/a")).isFalse();
    assertThatThrownBy(() -> read("files/a"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("files/a");
  }

  @Test
  void whatItCopiesStaysWhereItWas() throws IOException {
    Path file = file("text");
    folder.put("a", file);

    assertThat(file).exists();
    assertThat(read("a")).isEqualTo("text");
    assertThat(folder.exists("a")).isTrue();
  }

  @Test
  void aUrlIsToldFromAPath() {
    assertThat(HadoopFolder.isUrl("s3a://bucket/folder")).isTrue();
    assertThat(HadoopFolder.isUrl("file:///folder")).isTrue();
    assertThat(HadoopFolder.isUrl("/folder")).isFalse();
    assertThat(HadoopFolder.isUrl("C:/folder")).isFalse();
    assertThat(HadoopFolder.isUrl("folder")).isFalse();
  }
}
