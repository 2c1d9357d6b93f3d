package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.builders.cache.FolderTree;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.training.run.TrainedFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checkpoints of trainings in a folder that several machines reach. Several attempts at a training
 * may run at once, since a machine that is believed lost may only be slow. Each attempt writes in a
 * folder of its own and shares copies; the newest is kept. A copy's name is its number of steps and
 * its hash.
 *
 * @param folder that all machines reach
 */
public record SharedCheckpoints(SharedFolder folder) {

  private static final String ROOT = "checkpoints";
  private static final String COPY = "share";
  private static final String DRAFT = "fetched";

  /**
   * Shares the last checkpoint of an attempt.
   *
   * @param training its name
   * @param directory of the attempt
   */
  public void share(String training, Path directory) throws IOException {
    Path copies = Files.createDirectories(directory.resolve(COPY));
    try {
      TrainedFiles copy = new TrainedFiles(copies);
      copy(new TrainedFiles(directory).state(), copy.state());
      folder.put(name(training, copy), copy.state());
    } finally {
      FolderTree.delete(copies);
    }
  }

  /** Deletes the checkpoints of a training but its newest. */
  public void deleteOlder(String training) throws IOException {
    // None is left if the outcome of another attempt was stored meanwhile.
    for (String older : newestFirst(training).stream().skip(1).toList()) {
      folder.delete(older);
    }
  }

  // The training goes on meanwhile and replaces its file.
  private static void copy(Path state, Path copy) throws IOException {
    try {
      Files.createLink(copy, state);
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.copy(state, copy);
    }
  }

  private static String name(String training, TrainedFiles copy) throws IOException {
    return String.format(
        Locale.ROOT,
        "%s/%s/%012d-%s",
        ROOT,
        training,
        copy.steps().orElseThrow(),
        Sha256.of(copy.state()));
  }

  /**
   * Copies the newest whole checkpoint of a training into the directory of an attempt, so that it
   * continues from there.
   *
   * @return whether there was one
   * @throws IOException if the folder cannot be read; the directory is then empty
   */
  public boolean fetch(String training, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String name : newestFirst(training)) {
      if (fetched(name, new TrainedFiles(directory).state())) {
        return true;
      }
    }
    return false;
  }

  private boolean fetched(String name, Path target) throws IOException {
    Path draft = target.resolveSibling(DRAFT);
    try {
      folder.get(name, draft);
      boolean whole = name.endsWith("-" + Sha256.of(draft));
      if (whole) {
        Files.move(draft, target);
      }
      return whole;
    } catch (FileNotFoundException olderThanAnother) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private List<String> newestFirst(String training) throws IOException {
    List<String> names = new ArrayList<>(folder.list(ROOT + "/" + training));
    names.sort(Collections.reverseOrder());
    return names;
  }

  /** The names of the trainings that have checkpoints. */
  Set<String> trainings() throws IOException {
    Set<String> trainings = new TreeSet<>();
    for (String name : folder.list(ROOT)) {
      trainings.add(name.split("/")[1]);
    }
    return trainings;
  }

  /** Deletes the checkpoints of a training. */
  void forget(String training) throws IOException {
    for (String name : folder.list(ROOT + "/" + training)) {
      folder.delete(name);
    }
  }
}
