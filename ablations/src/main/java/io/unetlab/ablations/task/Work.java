package io.unetlab.ablations.task;

import java.nio.file.Path;
import java.util.List;

/**
 * What another machine needs to evaluate networks as this one would. A record that is sent as JSON,
 * so it holds texts, numbers and paths, and no state. The same work is opened once in a process and
 * then evaluates any number of sessions.
 */
public interface Work {

  /** The files and directories that it names; they are sent once to each machine, by content. */
  List<Path> files();

  /**
   * The evaluator, with the same keys as the one that this is the work of.
   *
   * @param place what replaces this machine's files there
   */
  Evaluator open(WorkPlace place);
}
