package io.unetlab.builders.cache;

import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/**
 * The one directory for caches and unpacked native libraries: {@code UNETLAB_CACHE}, else {@code
 * $XDG_CACHE_HOME/unetlab}, else {@code ~/.cache/unetlab}. The launcher follows the same rule. It
 * is made readable and writable for its owner only.
 */
public final class CacheDirectory {

  /** The cache cannot be used; the message says what to do. */
  public static final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableException(Path directory, String reason) {
      super(
          "the cache "
              + directory
              + " cannot be used: "
              + reason
              + "; set UNETLAB_CACHE to another directory");
    }

    public UnusableException(Path directory, IOException e) {
      this(directory, Reason.of(e));
    }
  }

  private CacheDirectory() {}

  /**
   * A subdirectory, which is created if necessary and is writable.
   *
   * @throws UnusableException if that is impossible
   */
  public static Path made(String part) {
    return made(of(part));
  }

  static Path made(Path directory) {
    try {
      Files.createDirectories(directory, onlyForUs());
    } catch (IOException e) {
      throw new UnusableException(directory, e);
    }
    if (!Files.isWritable(directory)) {
      throw new UnusableException(directory, "it is not writable");
    }
    return directory;
  }

  // Libraries in the cache are loaded, so only its owner may write there.
  private static FileAttribute<?>[] onlyForUs() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /** A subdirectory; it may not exist yet. */
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
