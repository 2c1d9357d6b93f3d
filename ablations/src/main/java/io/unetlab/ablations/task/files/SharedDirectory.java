package io.unetlab.ablations.task.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory that every machine has under the same path. */
public final class SharedDirectory implements SharedFolder {

  private final Path root;

  public SharedDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public void put(String name, Path file) throws IOException {
    WholeFile.write(path(name), draft -> Files.copy(file, draft));
  }

  @Override
  public void get(String name, Path target) throws IOException {
    try {
      Files.copy(path(name), target);
    } catch (NoSuchFileException missing) {
      FileNotFoundException plain = new FileNotFoundException("there is no file " + path(name));
      plain.initCause(missing);
      throw plain;
    }
  }

  @Override
  public boolean exists(String name) {
    return Files.isRegularFile(path(name));
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Path start = path(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(it -> Files.isRegularFile(it) && !WholeFile.isDraft(it))
          .map(it -> root.relativize(it).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  private Path path(String name) {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException(name + " is not a name in a shared folder");
    }
    return path;
  }
}
