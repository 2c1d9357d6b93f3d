package io.unetlab.ablations.task;

import java.nio.file.Path;
import java.util.List;

/**
 * What other machines need to do the parts of something. A record that is sent as JSON, so it holds
 * texts, numbers and paths, and no state.
 */
public interface Job {

  /** Does parts of a job on one machine, from several threads at once. */
  interface Worker extends AutoCloseable {

    /**
     * Does a part.
     *
     * @throws RuntimeException when it failed; it is tried again
     */
    String run(String part);

    @Override
    void close();
  }

  /** The files and directories that it names; they are sent once to each machine, by content. */
  List<Path> files();

  /**
   * Starts on another machine: once in each process, whatever the number of parts.
   *
   * @param place what replaces this machine's files there
   */
  Worker open(WorkPlace place);
}
