package io.unetlab.ablations.exec;

import java.util.Objects;

/**
 * What determines a result; the same provenance gives the same result.
 *
 * @param tool version of this program
 * @param study hash of the study
 * @param base hash of the base's spec
 * @param specs number of distinct specs that were counted
 * @param reused how many of them an earlier run had counted into the same store
 */
public record StudyProvenance(String tool, String study, String base, int specs, int reused) {

  public StudyProvenance {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(study, "study");
    Objects.requireNonNull(base, "base");
  }
}
