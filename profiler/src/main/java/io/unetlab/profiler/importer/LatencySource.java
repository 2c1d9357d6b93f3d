package io.unetlab.profiler.importer;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a figure can be looked up.
 *
 * @param text a file's name, or a paper with its table
 * @param url where to find it
 */
public record LatencySource(String text, Optional<String> url) {

  public LatencySource {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(url, "url");
  }

  /** An imported file. */
  static LatencySource file(ImportText text) {
    return new LatencySource(text.name(), Optional.empty());
  }
}
