package io.unetlab.builders.cache;

import java.nio.file.Path;

/** A cache entry that no process removes until this is closed. */
public final class Lease implements AutoCloseable {

  private final Path path;
  private final Runnable end;
  private boolean closed;

  Lease(Path path, Runnable end) {
    this.path = path;
    this.end = end;
  }

  /** The held file or folder. */
  public Path path() {
    return path;
  }

  /** The same lease with the path of a file in the folder; closing either ends it. */
  public Lease at(String file) {
    return new Lease(path.resolve(file), this::close);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      end.run();
    }
  }
}
