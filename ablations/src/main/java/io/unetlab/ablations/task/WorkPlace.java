package io.unetlab.ablations.task;

import java.nio.file.Path;

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
}
