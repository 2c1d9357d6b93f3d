package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedFolder;
import java.nio.file.Path;
import java.util.Optional;

/** The machine on which {@link Work} or a {@link Job} is opened. */
public interface WorkPlace {

  /** This machine itself: every file is where it is. */
  WorkPlace HERE = file -> file;

  /**
   * Where a file or directory that they named on the machine that sent them is on this one.
   *
   * @param named as in {@link Work#files}
   */
  Path local(Path named);

  /** A folder that all machines reach; empty if there is none, or only this one works. */
  default Optional<SharedFolder> shared() {
    return Optional.empty();
  }
}
