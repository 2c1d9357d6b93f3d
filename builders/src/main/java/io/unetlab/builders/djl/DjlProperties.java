package io.unetlab.builders.djl;

import io.unetlab.builders.cache.CacheDirectory;

/**
 * How DJL's libraries have to behave, set before the first of them starts: without downloads or
 * telemetry, PyTorch as the engine, native libraries for the CPU, unpacked into the cache
 * directory.
 */
public final class DjlProperties {

  /** The part of the cache directory that native libraries are unpacked into. */
  public static final String PART = "djl";

  private DjlProperties() {}

  /**
   * Sets them for this process.
   *
   * @throws CacheDirectory.UnusableException if the cache cannot be written
   */
  public static void set() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.default_engine", "PyTorch");
    System.setProperty("RUST_FLAVOR", "cpu");
    System.setProperty("DJL_CACHE_DIR", CacheDirectory.made(PART).toString());
    System.setProperty("ENGINE_CACHE_DIR", CacheDirectory.made(PART).toString());
  }
}
