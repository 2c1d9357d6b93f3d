package io.unetlab.ablations.exec;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.FolderTree;
import io.unetlab.builders.cache.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where the checkpoints of a training are while it runs. */
interface TrainingFolder {

  /** The same folder for every attempt on this machine: one continues the other. */
  TrainingFolder OF_MACHINE =
      new TrainingFolder() {
        @Override
        public <T> T during(String training, Function<Path, T> attempt) {
          return attempt.apply(ofMachine(training));
        }
      };

  /**
   * Does an attempt at a training.
   *
   * @param training its name
   * @param attempt gets a folder of this name, which may have a checkpoint
   */
  <T> T during(String training, Function<Path, T> attempt);

  /**
   * A folder for each attempt alone, which starts from the newest checkpoint that another one
   * shared.
   *
   * @param shared empty to start each training from its first step
   */
  static TrainingFolder ofAttempt(Optional<SharedCheckpoints> shared) {
    return new TrainingFolder() {
      @Override
      public <T> T during(String training, Function<Path, T> attempt) {
        try (ScratchFolder own = ScratchFolder.make("training")) {
          Path folder = own.path().resolve(training);
          shared.ifPresent(it -> fetch(it, training, folder));
          return attempt.apply(folder);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  // The result is the same without a checkpoint, only later.
  private static void fetch(SharedCheckpoints shared, String training, Path folder) {
    try {
      shared.fetch(training, folder);
    } catch (IOException e) {
      System.getLogger(TrainingFolder.class.getName())
          .log(Level.WARNING, "no checkpoint can be fetched, so a training starts anew", e);
    }
  }

  /** Deletes the folder of this machine for a training. */
  static void forget(String training) {
    Path folder = ofMachine(training);
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(folder, e);
    }
  }

  private static Path ofMachine(String training) {
    return CacheDirectory.made("training").resolve(training);
  }
}
