package io.unetlab.profiler.device.adb;

import io.unetlab.builders.cache.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that belong together, identified by content. They stay in one folder on the device because
 * a model refers to its weight files, and a library to its dependencies.
 *
 * @param entries in the order given
 */
record FileSet(List<Entry> entries) {

  /**
   * One file.
   *
   * @param sha256 in hexadecimal
   */
  record Entry(Path path, String name, long bytes, String sha256) {}

  FileSet {
    entries = List.copyOf(entries);
    long names = entries.stream().map(Entry::name).distinct().count();
    if (entries.isEmpty() || names != entries.size()) {
      throw new IllegalArgumentException(
          "expected at least one file, each of another name, found " + entries);
    }
  }

  static FileSet read(List<Path> files) {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      try {
        entries.add(
            new Entry(file, String.valueOf(file.getFileName()), Files.size(file), Sha256.of(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return new FileSet(entries);
  }

  List<Path> paths() {
    return entries.stream().map(Entry::path).toList();
  }

  long bytes() {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }

  /**
   * A folder name derived from the content: the hash of the files' hashes, and the first file name.
   */
  String key() {
    String list =
        entries.stream()
            .map(entry -> entry.sha256() + "  " + entry.name() + "\n")
            .sorted()
            .collect(Collectors.joining());
    return Sha256.of(list) + "-" + entries.get(0).name();
  }
}
