package io.unetlab.ablations.store;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A study's files as they were when it was run, so that a store can be read after the files have
 * changed, or on another machine.
 *
 * @param study the study's own file, one of the names
 * @param contents by name, relative to their common folder and within it
 */
public record StudyFiles(String study, Map<String, byte[]> contents) {

  public StudyFiles {
    Objects.requireNonNull(study, "study");
    contents = Collections.unmodifiableMap(new TreeMap<>(contents));
    if (!contents.containsKey(study)) {
      throw new IllegalArgumentException("the study " + study + " is not among its files");
    }
    contents.keySet().forEach(StudyFiles::check);
  }

  // A store may come from anywhere: its files must stay inside the folder that they are read from.
  private static void check(String name) {
    Path path = Path.of(name);
    if (name.isEmpty()
        || path.isAbsolute()
        || !path.normalize().equals(path)
        || path.startsWith("..")) {
      throw new IllegalArgumentException("not the name of a file within a folder: " + name);
    }
  }

  /**
   * Copies files.
   *
   * @param study one of the files
   * @throws IOException when one cannot be read
   */
  public static StudyFiles copy(Path study, List<Path> files) throws IOException {
    Path own = study.toRealPath();
    Path root = Objects.requireNonNull(own.getParent());
    for (Path file : files) {
      while (!file.toRealPath().startsWith(root)) {
        root = Objects.requireNonNull(root.getParent());
      }
    }
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path file : files) {
      contents.put(name(root, file.toRealPath()), Files.readAllBytes(file));
    }
    contents.put(name(root, own), Files.readAllBytes(own));
    return new StudyFiles(name(root, own), contents);
  }

  /**
   * How the files at a place differ from these, as a clause; empty if they are the same.
   *
   * @param now the study's own file there
   */
  public Optional<String> differenceAt(Path now) {
    if (!Files.isRegularFile(now)) {
      return Optional.of("there is no " + now);
    }
    try {
      Path root = now.toRealPath();
      if (!root.endsWith(study)) {
        return Optional.of(now + " is another file");
      }
      for (int i = 0; i < Path.of(study).getNameCount(); i++) {
        root = Objects.requireNonNull(root.getParent());
      }
      for (Map.Entry<String, byte[]> file : contents.entrySet()) {
        Path there = root.resolve(file.getKey());
        if (!Files.isRegularFile(there)) {
          return Optional.of("there is no " + file.getKey());
        }
        if (!Arrays.equals(Files.readAllBytes(there), file.getValue())) {
          return Optional.of(file.getKey() + " has changed");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("they cannot be read (" + Reason.of(e) + ")");
    }
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Provides the files in a temporary folder, which is deleted afterwards. */
  public <T> T use(Function<Path, T> reader) {
    try (ScratchFolder scratch = ScratchFolder.make("study")) {
      return reader.apply(writeInto(scratch.path()));
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(CacheDirectory.of("tmp"), e);
    }
  }

  /**
   * Writes the files.
   *
   * @return the study's own
   */
  public Path writeInto(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Path place = folder.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, file.getValue());
    }
    return folder.resolve(study);
  }
}
