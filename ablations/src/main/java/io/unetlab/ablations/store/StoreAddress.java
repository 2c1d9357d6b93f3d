package io.unetlab.ablations.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a store is. Its text is for the user, who may type it again. */
public sealed interface StoreAddress permits StoreFile, PostgresAddress {

  /** The address of another kind of server. */
  Pattern OTHER = Pattern.compile("((?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]+://).*");

  /**
   * The address in a text: a file, a directory for its {@link StoreFile#NAME}, or a {@link
   * PostgresAddress}.
   *
   * @throws StoreException if it is empty, or the address of a server in a wrong form
   */
  static StoreAddress of(String text) {
    if (text.isBlank()) {
      throw new StoreException(
          "a store is a file, a directory or postgresql://HOST/DATABASE, found an empty name");
    }
    if (PostgresAddress.isMeant(text)) {
      return PostgresAddress.of(text, System.getenv());
    }
    Matcher other = OTHER.matcher(text);
    if (other.matches()) {
      throw new StoreException(
          "a store is a file, a directory or postgresql://HOST/DATABASE; "
              + other.group(1)
              + " is not known");
    }
    Path path = Path.of(text);
    return new StoreFile(Files.isDirectory(path) ? path.resolve(StoreFile.NAME) : path);
  }

  /**
   * Opens it to read and write; creates it if it does not exist.
   *
   * @param watch hears when a server is lost while the store is open
   * @throws StoreException if it cannot be used
   */
  ResultStore open(StoreWatch watch);

  /**
   * Opens an existing store, read-only.
   *
   * @throws StoreException if it does not exist, or cannot be used
   */
  ResultStore read();

  /** Whether there is something, a store or not. */
  boolean isThere();
}
