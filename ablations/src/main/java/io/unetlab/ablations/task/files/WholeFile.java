package io.unetlab.ablations.task.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes files that several machines may write at once, each whole or not at all. {@code DraftFile}
 * knows drafts by process ids, which other machines use too.
 */
final class WholeFile {

  private static final String DRAFT = ".draft";

  private WholeFile() {}

  /** Writes a file that does not exist yet. */
  @FunctionalInterface
  interface Writer {

    void write(Path draft) throws IOException;
  }

  /** Writes a file, and replaces an older one. */
  static void write(Path target, Writer writer) throws IOException {
    Path folder = Objects.requireNonNull(target.getParent());
    Files.createDirectories(folder);
    Path draft = folder.resolve(UUID.randomUUID() + DRAFT);
    try {
      writer.write(draft);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Whether a file is not whole yet, or was left by a process that was killed. */
  static boolean isDraft(Path file) {
    return file.toString().endsWith(DRAFT);
  }
}
