package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyCall;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When and how a study was run, so that a reader can run it again.
 *
 * @param at when it ended; when it started, if it is not complete
 * @param complete whether everything was run
 * @param call how the command line ran it; empty if that is not known
 * @param changes what changed the stored study for this result, as options: {@code --where}, {@code
 *     fid <= 18}; empty if nothing did
 */
public record StudyRun(
    Instant at, boolean complete, Optional<StudyCall> call, List<String> changes) {

  public StudyRun {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(call, "call");
    changes = List.copyOf(changes);
  }

  /** The run of a stored study. */
  public static StudyRun of(StoredStudy study) {
    return new StudyRun(study.runAt(), study.complete(), study.call(), List.of());
  }

  /** The same, with the study changed since. */
  public StudyRun changed(List<String> options) {
    return new StudyRun(at, complete, call, options);
  }
}
