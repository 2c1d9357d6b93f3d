package io.unetlab.profiler.session;

import io.unetlab.builders.cache.CacheDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one session at a time measure on this machine, across processes and threads: two would
 * disturb each other.
 */
public final class MachineLock {

  private static final int PAUSE_MS = 200;

  // A file lock belongs to the whole process.
  private static final ReentrantLock OF_THREADS = new ReentrantLock(true);

  private final Observer observer;

  public MachineLock(Observer observer) {
    this.observer = observer;
  }

  /**
   * Does the work while nothing else measures on this machine.
   *
   * @throws CancellationException when the observer stopped the wait
   * @throws CacheDirectory.UnusableException when the lock file cannot be used
   */
  public <T> T hold(Supplier<T> work) {
    while (!OF_THREADS.tryLock()) {
      waitFor("another target that is this machine");
    }
    try {
      return holdFile(work);
    } finally {
      OF_THREADS.unlock();
    }
  }

  private <T> T holdFile(Supplier<T> work) {
    Path file = CacheDirectory.made("locks").resolve("measuring.lock");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (!lock.isValid()) {
        throw new IllegalStateException("an acquired lock is valid");
      }
      return work.get();
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(file, "it cannot be locked: " + e.getMessage());
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock();
    while (lock == null) {
      waitFor("another process that measures on this machine");
      lock = channel.tryLock();
    }
    return lock;
  }

  private void waitFor(String other) {
    observer.waiting().accept("waiting for " + other);
    observer.requireGoingOn("stopped while waiting to measure");
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    }
  }
}
