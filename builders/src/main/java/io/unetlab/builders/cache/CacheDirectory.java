package io.unetlab.builders.cache;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The one directory for caches and unpacked native libraries: {@code UNETLAB_CACHE}, else {@code
 * $XDG_CACHE_HOME/unetlab}, else {@code ~/.cache/unetlab}. The launcher follows the same rule.
 */
public final class CacheDirectory {

  private CacheDirectory() {}

  /** A part of it; perhaps not made yet. */
  public static Path of(String part) {
    return root(System.getenv()).resolve(part).toAbsolutePath();
  }

  static Path root(Map<String, String> environment) {
    String own = environment.getOrDefault("UNETLAB_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    return shared.isEmpty()
        ? Path.of(Objects.requireNonNull(System.getProperty("user.home")), ".cache", "unetlab")
        : Path.of(shared, "unetlab");
  }
}
