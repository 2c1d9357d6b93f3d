package io.unetlab.ablations.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A store in a file. */
public record StoreFile(Path path) implements StoreAddress {

  /** The name in a directory. */
  public static final String NAME = "results.db";

  public StoreFile {
    Objects.requireNonNull(path, "path");
  }

  @Override
  public ResultStore open(StoreWatch watch) {
    return new ResultStore(SqliteFile.write(path));
  }

  @Override
  public ResultStore read() {
    if (!isThere()) {
      throw new StoreException("there is no store " + path + "; `unetlab run STUDY` makes one");
    }
    return new ResultStore(SqliteFile.read(path));
  }

  @Override
  public boolean isThere() {
    return Files.exists(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
