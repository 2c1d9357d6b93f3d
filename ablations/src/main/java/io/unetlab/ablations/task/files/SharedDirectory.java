package io.unetlab.ablations.task.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
    List<String> names = new ArrayList<>();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!WholeFile.isDraft(file)) {
              names.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // deleted meanwhile, or a draft that is whole now
            }
            throw e;
          }
        });
    Collections.sort(names);
    return names;
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
