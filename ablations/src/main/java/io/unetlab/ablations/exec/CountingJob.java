package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.WorkPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Builds a study's variants on other machines. A part is a list of configurations, of a few bytes
 * each, and its output is a {@link PartOutput}; the study travels once.
 *
 * @param whole whether to count the networks too; otherwise their counts come from tables, which
 *     takes less than to receive them
 */
record CountingJob(SentStudy study, boolean whole) implements Job {

  CountingJob {
    Objects.requireNonNull(study, "study");
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Worker open(WorkPlace place) {
    return CountingWorker.open(study, whole);
  }
}
