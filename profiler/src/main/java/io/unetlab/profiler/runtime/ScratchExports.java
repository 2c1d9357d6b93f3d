package io.unetlab.profiler.runtime;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.export.CachedExports;
import io.unetlab.builders.export.ExportOptions;
import io.unetlab.builders.export.Exporter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A temporary folder, for thousands of networks that are run once: in the cache they would displace
 * those of the user.
 */
final class ScratchExports implements ExportStore, AutoCloseable {

  /** Enough for the calibration kernel, the only network that is loaded repeatedly. */
  private static final long LIMIT = 64_000_000;

  private final ScratchFolder folder;

  /**
   * Makes the folder.
   *
   * @throws CacheDirectory.UnusableException if it cannot be made
   */
  ScratchExports() {
    Path parent = CacheDirectory.made("tmp");
    try {
      folder = ScratchFolder.make("networks");
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(parent, e);
    }
  }

  @Override
  public <O extends ExportOptions> CachedExports<O> exports(Exporter<O> exporter, String version) {
    Path root = folder.path().resolve(exporter.format());
    return new CachedExports<>(exporter, version, new ContentCache(root, LIMIT));
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException stillInUse) {
      // The next process that makes a temporary folder removes it.
    }
  }
}
