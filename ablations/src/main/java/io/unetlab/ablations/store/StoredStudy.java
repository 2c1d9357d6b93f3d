package io.unetlab.ablations.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A study that was run.
 *
 * @param hash of the study's contents
 * @param only the variants that were run, as given to {@code --only}; empty if all were
 * @param changes the changes made by {@code --set}
 * @param runAt when the run ended; when it started, while it is not complete
 * @param complete whether a run was complete; it stays so while the study runs again
 * @param call how the command line ran it; empty if another program did, or a version that did not
 *     keep it
 */
public record StoredStudy(
    String hash,
    Optional<String> only,
    String name,
    String tool,
    StudyFiles files,
    List<String> changes,
    Instant runAt,
    boolean complete,
    Optional<StudyCall> call) {

  public StoredStudy {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(only, "only");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(files, "files");
    changes = List.copyOf(changes);
    Objects.requireNonNull(runAt, "runAt");
    Objects.requireNonNull(call, "call");
  }

  /** One that no command line ran. */
  public StoredStudy(
      String hash,
      Optional<String> only,
      String name,
      String tool,
      StudyFiles files,
      List<String> changes,
      Instant runAt,
      boolean complete) {
    this(hash, only, name, tool, files, changes, runAt, complete, Optional.empty());
  }

  /** The same, run by the command line. */
  public StoredStudy with(StudyCall other) {
    return new StoredStudy(
        hash, only, name, tool, files, changes, runAt, complete, Optional.of(other));
  }

  /** The same study once everything was run. */
  StoredStudy completed(Instant at) {
    return new StoredStudy(hash, only, name, tool, files, changes, at, true, call);
  }
}
