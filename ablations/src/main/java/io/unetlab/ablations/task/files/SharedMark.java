package io.unetlab.ablations.task.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the shared folder by which each machine sees that it reaches the folder of the machine
 * that sends the work. Where a network's directory is not mounted there is a directory of that name
 * all the same, and no other machine sees what is written there.
 *
 * @param run differs for each run
 */
public record SharedMark(SharedFolder folder, String run) {

  /** Its name in the folder. */
  public String name() {
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

  /** Whether it is there: asked on the machine that does the work. */
  public boolean isThere() throws IOException {
    return folder.exists(name());
  }

  /** Removes it, once no work is left. */
  public void remove() throws IOException {
    folder.delete(name());
  }
}
