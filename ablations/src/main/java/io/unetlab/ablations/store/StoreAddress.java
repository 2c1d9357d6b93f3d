package io.unetlab.ablations.store;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a store is. Its text is for the user, who may type it again. */
public sealed interface StoreAddress permits StoreFile {

  /** The address in a text: a file, or a directory for its {@link StoreFile#NAME}. */
  static StoreAddress of(String text) {
    Path path = Path.of(text);
    return new StoreFile(Files.isDirectory(path) ? path.resolve(StoreFile.NAME) : path);
  }

  /**
   * Opens it to read and write; creates it if it does not exist.
   *
   * @throws StoreException if it cannot be used
   */
  ResultStore open();

  /**
   * Opens an existing store, read-only.
   *
   * @throws StoreException if it does not exist, or cannot be used
   */
  ResultStore read();

  /** Whether there is something, a store or not. */
  boolean isThere();
}
