package io.unetlab.ablations.task.files;

import java.io.IOException;
import java.nio.file.Path;

/** Where a machine gets files from. */
@FunctionalInterface
public interface FileSource {

  /**
   * Copies a file to this machine.
   *
   * @param name as {@link SharedFolder} names it
   * @param target does not exist yet; may be incomplete after an exception
   * @throws java.io.FileNotFoundException if there is no such file
   */
  void get(String name, Path target) throws IOException;
}
