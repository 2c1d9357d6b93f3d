package io.unetlab.ablations.task.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that all machines of a cluster reach: a directory of a network file system, or a part of
 * an object store. Names are relative, of letters, digits, {@code -}, {@code _}, {@code .} and
 * {@code /}, and tell the content: two files of one name are the same. Any number of processes use
 * it at once.
 */
public interface SharedFolder extends FileSource {

  /**
   * Copies a file of this machine there; one of that name may stay instead. Others see all of it or
   * nothing, also when this process is killed.
   */
  void put(String name, Path file) throws IOException;

  boolean exists(String name) throws IOException;

  /**
   * The files below a folder, at any depth, sorted; none if there is no such folder.
   *
   * @param folder without {@code /} at its end
   * @return names as {@link #get} takes them
   */
  List<String> list(String folder) throws IOException;

  /** Deletes a file; nothing if there is none. */
  void delete(String name) throws IOException;
}
