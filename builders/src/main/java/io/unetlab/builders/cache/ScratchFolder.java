package io.unetlab.builders.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder for temporary files, deleted on close. A killed process cannot close its folder, so the
 * next process removes it: a folder is in use as long as a process holds its lock, which the system
 * releases when the process ends.
 */
public final class ScratchFolder implements AutoCloseable {

  private static final String LOCK = ".lock";

  /**
   * Age of a folder without a lock before it is removed: a new folder has no lock for a moment, and
   * older versions made none.
   */
  private static final Duration NEW = Duration.ofDays(1);

  /** Opening and closing a lock file of this process would release its lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private ScratchFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** A new folder in {@code tmp} of the cache directory; removes leftovers there. */
  public static ScratchFolder make(String purpose) throws IOException {
    return make(CacheDirectory.made("tmp"), purpose);
  }

  /** The same in another folder. */
  public static ScratchFolder make(Path parent, String purpose) throws IOException {
    removeLeftovers(parent);
    Path path = Files.createTempDirectory(parent, purpose);
    OWN.add(path);
    // Renamed only once it is locked: otherwise another process would treat the folder as
    // abandoned.
    Path unlocked = path.resolve(LOCK + ".new");
    FileChannel channel =
        FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(unlocked, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return new ScratchFolder(path, channel);
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      FolderTree.delete(path);
    }
    OWN.remove(path);
  }

  private static void removeLeftovers(Path parent) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(parent)) {
      folders = all.filter(Files::isDirectory).filter(it -> !OWN.contains(it)).toList();
    }
    for (Path folder : folders) {
      try {
        if (isLeftover(folder)) {
          FolderTree.delete(folder);
        }
      } catch (IOException | UncheckedIOException e) {
        // Another process is removing it too, or access is denied: harmless.
        continue;
      }
    }
  }

  private static boolean isLeftover(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (Files.notExists(file)) {
      Instant changed = Files.getLastModifiedTime(folder).toInstant();
      return changed.isBefore(Instant.now().minus(NEW));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free != null;
    }
  }
}
