package io.unetlab.ablations.task.files;

import io.unetlab.ablations.task.ClusterException;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the shared folder by which each machine sees that it reaches the folder of the machine
 * that sends the work. Where a network's directory is not mounted there is a directory of that name
 * all the same, and what is written there reaches nobody.
 *
 * @param run differs for each run
 */
public record SharedMark(SharedFolder folder, String run) {

  private String name() {
    return "runs/" + run;
  }

  /** Puts it there, before work is sent. */
  public void put() throws IOException {
    Path empty = Files.createTempFile("unetlab", ".mark");
    try {
      folder.put(name(), empty);
    } finally {
      Files.delete(empty);
    }
  }

  /**
   * Requires it, on the machine that does the work.
   *
   * @throws ClusterException if this machine has another folder
   */
  public void require() {
    try {
      if (!folder.exists(name())) {
        throw new ClusterException(
            "--shared is another place on this machine: it has no file "
                + name()
                + ", which `run` put there; mount the same one under the same name");
      }
    } catch (IOException e) {
      throw new ClusterException("the shared place cannot be read: " + Reason.of(e), e);
    }
  }

  /** Removes it, once no work is left. */
  public void remove() throws IOException {
    folder.delete(name());
  }
}
