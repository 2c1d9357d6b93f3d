package io.unetlab.ablations.task.files;

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

  /** Its name in a {@link SharedFolder}. */
  public String name() {
    return FOLDER + "/" + sha256;
  }
}
