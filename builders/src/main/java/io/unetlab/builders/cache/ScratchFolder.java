package io.unetlab.builders.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for files that nobody needs once it is closed. */
public final class ScratchFolder implements AutoCloseable {

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /** A new one in {@code tmp} of the cache directory. */
  public static ScratchFolder make(String purpose) throws IOException {
    Path parent = CacheDirectory.made("tmp");
    return new ScratchFolder(Files.createTempDirectory(parent, purpose));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(path);
  }
}
