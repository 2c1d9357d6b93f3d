package io.unetlab.builders.cache;

import java.nio.file.Path;

/** Something in a cache that no process removes until this is closed. */
public final class Lease implements AutoCloseable {

  private final Path path;
  private final Runnable end;
  private boolean closed;

  Lease(Path path, Runnable end) {
    this.path = path;
    this.end = end;
  }

  /** The file or folder that is held. */
  public Path path() {
    return path;
  }

  /** The same lease, which now stands for a file in the folder; closing either ends it. */
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
