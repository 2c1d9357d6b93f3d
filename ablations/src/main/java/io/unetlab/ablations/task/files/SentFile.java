package io.unetlab.ablations.task.files;

import io.unetlab.builders.cache.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of the machine that sends work.
 *
 * @param path absolute
 * @param sha256 of its content
 */
public record SentFile(String path, String sha256, long bytes) {

  private static final String FOLDER = "files";

  public SentFile {
    Objects.requireNonNull(path, "path");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
  }

  /** Throws if a copy has not the content that the file had when it was listed. */
  void require(Path copy) throws IOException {
    if (!Sha256.of(copy).equals(sha256)) {
      throw new IOException(
          path + " has another content than when it was listed: it was changed or damaged");
    }
  }

  /** Its name in a {@link SharedFolder}. */
  public String name() {
    return FOLDER + "/" + sha256;
  }
}
