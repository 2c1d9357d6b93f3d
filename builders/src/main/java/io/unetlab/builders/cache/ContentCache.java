package io.unetlab.builders.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Folders of files that can be recreated, each under a key that describes its content. A folder is
 * created under a temporary name and renamed, so it exists completely or not at all; when the cache
 * exceeds its limit, the least recently used folders are removed. Processes may share a cache: each
 * locks the folder that it uses, and none removes a locked one.
 */
public final class ContentCache {

  /** Fills a folder that exists and is empty. */
  @FunctionalInterface
  public interface Maker {

    void make(Path folder) throws IOException;
  }

  /** A lock of this process and its use count; closing the channel releases the lock. */
  private static final class Held {

    private final FileChannel channel;
    private int users;

    Held(FileChannel channel) {
      this.channel = channel;
    }
  }

  private static final Map<Path, Held> HELD = new HashMap<>();
  private static final String DRAFT = ".draft";
  private static final String LOCK = ".lock";

  /** Drafts of this age were left behind by processes that have ended. */
  private static final Duration STALE = Duration.ofDays(1);

  private final Path root;
  private final long limit;

  /**
   * @param limit bytes; folders in use and the most recently used one may exceed it
   */
  public ContentCache(Path root, long limit) {
    this.root = root;
    this.limit = limit;
  }

  /** The directory of all folders. */
  public Path root() {
    return root;
  }

  /**
   * Holds the folder of a key and creates it if it does not exist. A process may hold several
   * folders at once, and the same one several times.
   */
  public Lease lease(String key, Maker maker) throws IOException {
    Files.createDirectories(root);
    Path lock = root.resolve(key + LOCK).toAbsolutePath();
    Path folder = root.resolve(key);
    Held held = hold(lock);
    try {
      synchronized (held) {
        if (!Files.isDirectory(folder)) {
          make(folder, maker);
        }
      }
      Files.setLastModifiedTime(lock, FileTime.from(Instant.now()));
    } catch (IOException | RuntimeException | Error e) {
      letGo(lock);
      throw e;
    }
    return new Lease(folder, () -> end(lock, key));
  }

  private void end(Path lock, String key) {
    try {
      letGo(lock);
      trim(key);
    } catch (IOException | UncheckedIOException anotherIsAtIt) {
      // The next lease trims; a failure here must not lose the work done with this one.
    }
  }

  // File locks belong to the process, so its threads share one.
  private static Held hold(Path lock) throws IOException {
    synchronized (HELD) {
      Held held = HELD.get(lock);
      if (held == null) {
        held = new Held(shared(lock));
        HELD.put(lock, held);
      }
      held.users++;
      return held;
    }
  }

  private static FileChannel shared(Path lock) throws IOException {
    FileChannel channel = open(lock);
    try {
      channel.lock(0, Long.MAX_VALUE, true);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void letGo(Path lock) throws IOException {
    synchronized (HELD) {
      Held held = HELD.get(lock);
      if (held != null && --held.users == 0) {
        HELD.remove(lock);
        held.channel.close();
      }
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(
        lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void make(Path folder, Maker maker) throws IOException {
    String own = ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path draft = Files.createDirectory(root.resolve(folder.getFileName() + "-" + own + DRAFT));
    try {
      maker.make(draft);
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process may have been faster; its content is the same.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    } finally {
      FolderTree.delete(draft);
    }
  }

  private void trim(String justUsed) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(root)) {
      all = files.filter(Files::isDirectory).toList();
    }
    long size = 0;
    for (Path folder : all) {
      if (isDraft(folder)) {
        removeStale(folder);
      } else {
        size += size(folder);
      }
    }
    List<Path> oldestFirst =
        all.stream()
            .filter(it -> !isDraft(it) && !it.endsWith(justUsed))
            .sorted(Comparator.comparing(this::lastUse))
            .toList();
    for (Path folder : oldestFirst) {
      if (size <= limit) {
        return;
      }
      size -= remove(folder);
    }
  }

  private static boolean isDraft(Path folder) {
    return folder.toString().endsWith(DRAFT);
  }

  private static void removeStale(Path draft) throws IOException {
    Instant made = Files.getLastModifiedTime(draft).toInstant();
    if (made.isBefore(Instant.now().minus(STALE))) {
      FolderTree.delete(draft);
    }
  }

  private FileTime lastUse(Path folder) {
    try {
      return Files.getLastModifiedTime(root.resolve(folder.getFileName() + LOCK));
    } catch (IOException neverUsed) {
      return FileTime.fromMillis(0);
    }
  }

  // The bytes freed, or 0 if the folder is in use.
  private long remove(Path folder) throws IOException {
    Path lock = root.resolve(folder.getFileName() + LOCK).toAbsolutePath();
    synchronized (HELD) {
      // Closing another channel of that file would release this process's lock.
      if (HELD.containsKey(lock)) {
        return 0;
      }
      try (FileChannel channel = open(lock);
          FileLock own = channel.tryLock()) {
        if (own == null) {
          return 0;
        }
        long bytes = size(folder);
        FolderTree.delete(folder);
        return bytes;
      }
    }
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
    } catch (NoSuchFileException removedMeanwhile) {
      return 0;
    }
    return size;
  }
}
