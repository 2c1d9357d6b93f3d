package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import java.nio.file.Path;
import java.util.Optional;

/** A process of another machine: it has nothing but a shared folder and a cache of its own. */
public final class Machine {

  private final OpenJobs jobs = new OpenJobs();
  private final OpenJobs.Reach reach;

  public Machine(Path shared, Path cache) {
    this(new SharedDirectory(shared), cache);
  }

  Machine(SharedFolder shared, Path cache) {
    this.reach = new OpenJobs.Reach(shared, Optional.of(shared), cache);
  }

  /** Does a part of a job that came as a text. */
  public String run(String job, String part) {
    return jobs.run(SentJob.read(job), reach, part);
  }

  public void close() {
    jobs.close();
  }
}
