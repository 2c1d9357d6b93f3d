package io.unetlab.profiler.device;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where this process loaded a class from: a folder, a jar or the all-in-one jar, so that the same
 * code works from a build and from a release.
 */
final class ClassOrigin {

  private ClassOrigin() {}

  /** The folder or jar. */
  static Path of(Class<?> type) {
    CodeSource source =
        Optional.ofNullable(type.getProtectionDomain().getCodeSource())
            .orElseThrow(() -> new IllegalStateException("a class has no origin: " + type));
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class has an origin that is no file: " + type, e);
    }
  }
}
