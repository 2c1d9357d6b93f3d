package io.unetlab.ablations.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A study that was run.
 *
 * @param hash of what it says
 * @param only which variants of the design were run, as {@code --only} says; empty when all were
 * @param changes what {@code --set} changed in it
 * @param complete whether the run came to its end
 */
public record StoredStudy(
    String hash,
    Optional<String> only,
    String name,
    String tool,
    StudyFiles files,
    List<String> changes,
    Instant runAt,
    boolean complete) {

  public StoredStudy {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(only, "only");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(files, "files");
    changes = List.copyOf(changes);
    Objects.requireNonNull(runAt, "runAt");
  }
}
