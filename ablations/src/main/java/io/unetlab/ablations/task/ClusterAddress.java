package io.unetlab.ablations.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which cluster, and how.
 *
 * @param master such as {@code spark://host:7077}, {@code local[4]} or {@code yarn}
 * @param shared the absolute path of a directory, or a URL, that all machines reach, for files and
 *     checkpoints; empty to send files from this process, and to keep no checkpoint beyond its
 *     machine
 * @param settings of the engine, by name
 */
public record ClusterAddress(String master, Optional<String> shared, Map<String, String> settings) {

  public ClusterAddress {
    Objects.requireNonNull(master, "master");
    Objects.requireNonNull(shared, "shared");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
