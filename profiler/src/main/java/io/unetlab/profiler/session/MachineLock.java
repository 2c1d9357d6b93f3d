package io.unetlab.profiler.session;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one session at a time measure on this machine, across processes and threads: two would
 * disturb each other.
 */
public final class MachineLock {

  private static final int PAUSE_MS = 200;
  private static final int SOON_MS = 1000;

  // A file lock belongs to the whole process.
  private static final ReentrantLock OF_THREADS = new ReentrantLock(true);

  private final Observer observer;

  public MachineLock(Observer observer) {
    this.observer = observer;
  }

  /**
   * Does the work while nothing else measures on this machine, however long that takes.
   *
   * @throws CancellationException when the observer stopped the wait
   * @throws CacheDirectory.UnusableException when the lock file cannot be used
   */
  public <T> T hold(Supplier<T> work) {
    return within(Long.MAX_VALUE, work).orElseThrow();
  }

  /**
   * Does the work if nothing else measures on this machine, or stops measuring very soon.
   *
   * @return empty when the machine stayed busy
   * @throws CancellationException when the observer stopped the wait
   * @throws CacheDirectory.UnusableException when the lock file cannot be used
   */
  public <T> Optional<T> holdSoon(Supplier<T> work) {
    return within(SOON_MS / PAUSE_MS, work);
  }

  private <T> Optional<T> within(long pauses, Supplier<T> work) {
    Wait wait = new Wait(pauses);
    while (!OF_THREADS.tryLock()) {
      if (!wait.goesOn("another target that is this machine")) {
        return Optional.empty();
      }
    }
    try {
      return holdFile(wait, work);
    } finally {
      OF_THREADS.unlock();
    }
  }

  private <T> Optional<T> holdFile(Wait wait, Supplier<T> work) {
    Path file = CacheDirectory.made("locks").resolve("measuring.lock");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      while (lock == null) {
        if (!wait.goesOn("another process that measures on this machine")) {
          return Optional.empty();
        }
        lock = channel.tryLock();
      }
      // Closing the channel releases it.
      return Optional.of(work.get());
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(file, "it cannot be locked: " + Reason.of(e));
    }
  }

  /** One wait, which is said once however long it takes. */
  private final class Wait {

    private final long most;
    private long pauses;
    private String said = "";

    /**
     * @param most pauses
     */
    Wait(long most) {
      this.most = most;
    }

    /** Pauses, unless the wait is over. */
    boolean goesOn(String other) {
      if (pauses++ >= most) {
        return false;
      }
      observer.requireGoingOn("stopped while waiting to measure");
      if (!other.equals(said)) {
        observer.waiting().accept("waiting for " + other);
        said = other;
      }
      pause();
      return true;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    }
  }
}
