package io.unetlab.training.recipe;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Hashes of content, wherever it is: of a network, that of its spec; of a directory, that of its
 * files and their names; of weights in several files, that of all. A file is read once, until its
 * size or time changes.
 */
final class FileHashes implements NamedFiles {

  private record Seen(Path file, long size, long modified) {}

  private static final Map<Seen, String> KNOWN = new ConcurrentHashMap<>();

  @Override
  public String network(Path file) {
    return SpecLoader.load(file).hash().hex();
  }

  @Override
  public String content(Path place) {
    try {
      return Files.isDirectory(place) ? ofDirectory(place) : ofFiles(WholeContent.of(place));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
  }

  private static String ofDirectory(Path directory) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        all.append(name).append(' ').append(ofFile(file)).append('\n');
      }
    }
    return Sha256.of(all.toString());
  }

  private static String ofFiles(List<Path> files) throws IOException {
    if (files.size() == 1) {
      return ofFile(files.get(0));
    }
    StringBuilder all = new StringBuilder();
    for (Path file : files) {
      all.append(file.getFileName()).append(' ').append(ofFile(file)).append('\n');
    }
    return Sha256.of(all.toString());
  }

  private static String ofFile(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Seen seen =
        new Seen(file.toAbsolutePath().normalize(), now.size(), now.lastModifiedTime().toMillis());
    String known = KNOWN.get(seen);
    if (known == null) {
      known = Sha256.of(file);
      KNOWN.put(seen, known);
    }
    return known;
  }
}
