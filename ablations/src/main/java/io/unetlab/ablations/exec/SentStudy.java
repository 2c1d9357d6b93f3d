package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.List;
import java.util.Objects;

/**
 * A study as it is sent to another machine: its files, and what changes them, as in a store.
 *
 * @param changes as given to {@code --set}
 */
public record SentStudy(StudyFiles files, List<String> changes) {

  public SentStudy {
    Objects.requireNonNull(files, "files");
    changes = List.copyOf(changes);
  }

  public static SentStudy of(StoredStudy study) {
    return new SentStudy(study.files(), study.changes());
  }

  SpecPatch patch() {
    return patch(changes);
  }

  /** The changes as a patch; those of a study that was read are valid. */
  static SpecPatch patch(List<String> changes) {
    Problems problems = new Problems();
    return changes.stream()
        .map(it -> SpecPatch.parse(it, problems))
        .reduce(SpecPatch.EMPTY, SpecPatch::andThen);
  }
}
