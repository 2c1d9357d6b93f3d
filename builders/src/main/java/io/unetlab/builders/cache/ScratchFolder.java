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
 * A folder for files that are not needed once it is closed. A process that is killed closes
 * nothing, so the next one removes what it left: a folder is in use as long as a process holds its
 * lock, which goes with the process.
 */
public final class ScratchFolder implements AutoCloseable {

  private static final String LOCK = ".lock";

  /** A folder is made before its lock is; and one without any may be an older version's. */
  private static final Duration NEW = Duration.ofDays(1);

  /** Opening and closing a lock of this process would give it up. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private ScratchFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** A new one in {@code tmp} of the cache directory, in which leftovers are removed. */
  public static ScratchFolder make(String purpose) throws IOException {
    return make(CacheDirectory.made("tmp"), purpose);
  }

  static ScratchFolder make(Path parent, String purpose) throws IOException {
    removeLeftovers(parent);
    Path path = Files.createTempDirectory(parent, purpose);
    OWN.add(path);
    // Named so once it is locked: otherwise another process would treat it as abandoned.
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
        // Another process removes it too, or it may not be touched: it does no harm.
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
