package io.unetlab.ablations.task;

import java.nio.file.Path;

/** The machine on which {@link Work} is opened. */
public interface WorkPlace {

  /** This machine itself: every file is where it is. */
  WorkPlace HERE = file -> file;

  /**
   * Where a file or directory that the work named on the machine that sent it is on this one.
   *
   * @param named as in {@link Work#files}
   */
  Path local(Path named);
}
