package io.unetlab.ablations.task.files;

import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.cache.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that work names, by content. They are sorted, so that equal work has an equal manifest.
 */
public record FileManifest(List<SentFile> files) {

  public FileManifest {
    files = List.copyOf(files);
  }

  /**
   * Reads the files.
   *
   * @param named files, and directories with everything in them
   * @throws FileNotFoundException if one is missing
   */
  public static FileManifest of(Collection<Path> named) throws IOException {
    SortedSet<Path> all = new TreeSet<>();
    try {
      for (Path one : named) {
        addFiles(one.toAbsolutePath().normalize(), all);
      }
      return new FileManifest(all.parallelStream().map(FileManifest::sent).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void addFiles(Path path, SortedSet<Path> all) throws IOException {
    if (!Files.exists(path)) {
      throw new FileNotFoundException("there is no file " + path);
    }
    try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      files.filter(Files::isRegularFile).forEach(all::add);
    }
  }

  private static SentFile sent(Path file) {
    try {
      return new SentFile(file.toString(), Sha256.of(file), Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file of each content, sorted by content. */
  public Collection<SentFile> contents() {
    SortedMap<String, SentFile> contents = new TreeMap<>();
    files.forEach(it -> contents.putIfAbsent(it.sha256(), it));
    return contents.values();
  }

  /** The sum of the sizes of all contents. */
  public long bytes() {
    return contents().stream().mapToLong(SentFile::bytes).sum();
  }

  /**
   * Copies the contents that a shared folder does not have yet to it.
   *
   * @throws IOException also if a file has changed since it was listed: everybody would take what
   *     is there for its old content
   */
  public void putInto(SharedFolder shared) throws IOException {
    for (SentFile file : contents()) {
      if (!shared.exists(file.name())) {
        putVerified(file, shared);
      }
    }
  }

  // From a copy: the file may change at any time.
  private static void putVerified(SentFile file, SharedFolder shared) throws IOException {
    try (ScratchFolder folder = ScratchFolder.make("sent")) {
      Path copy = folder.path().resolve(file.sha256());
      Files.copy(Path.of(file.path()), copy);
      file.require(copy);
      shared.put(file.name(), copy);
    }
  }
}
