package io.unetlab.ablations.exec;

import java.util.Objects;
import java.util.Optional;

/**
 * What a result was computed from, and when.
 *
 * @param tool version of this program
 * @param study hash of the study
 * @param only which of its variants were run, as a pattern; empty for all
 * @param base hash of the base's spec
 * @param specs number of distinct specs that were counted
 * @param reused how many of them an earlier run had counted into the same store
 * @param run when and how it was run; empty if it was run without a store
 */
public record StudyProvenance(
    String tool,
    String study,
    Optional<String> only,
    String base,
    int specs,
    int reused,
    Optional<StudyRun> run) {

  public StudyProvenance {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(study, "study");
    Objects.requireNonNull(only, "only");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(run, "run");
  }

  StudyProvenance with(StudyRun other) {
    return new StudyProvenance(tool, study, only, base, specs, reused, Optional.of(other));
  }
}
