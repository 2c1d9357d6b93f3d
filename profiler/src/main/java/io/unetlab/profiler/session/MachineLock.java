package io.unetlab.profiler.session;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.profiler.device.AdbHost;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one session at a time measure on a machine, across processes and threads of this one. Two
 * that use the processor here would disturb each other; two on phones of one host would share its
 * server and the connection to it, where one pushes networks while the other reads times.
 */
public final class MachineLock {

  private static final int PAUSE_MS = 200;
  private static final int SOON_MS = 1000;

  // A file lock belongs to the whole process.
  private static final Map<String, ReentrantLock> OF_THREADS = new ConcurrentHashMap<>();

  private final String file;
  private final String where;
  private final Observer observer;
  private final ReentrantLock ofThreads;

  private MachineLock(String file, String where, Observer observer) {
    this.file = file;
    this.where = where;
    this.observer = observer;
    this.ofThreads = OF_THREADS.computeIfAbsent(file, it -> new ReentrantLock(true));
  }

  /** The lock of this machine's processor. */
  public static MachineLock here(Observer observer) {
    return new MachineLock("measuring", "this machine", observer);
  }

  /**
   * The lock of the phones that are attached to a host. Another machine that uses the same host has
   * a lock of its own; it finds a phone in use on the phone itself.
   */
  public static MachineLock of(AdbHost host, Observer observer) {
    String server = new AdbHost(host.target(), host.port()).toString();
    String name = "adb-" + server.replaceAll("[^a-z0-9.-]", "_");
    return new MachineLock(name, host.toString(), observer);
  }

  /**
   * Does the work while nothing else measures on the machine, however long that takes.
   *
   * @throws CancellationException when the observer stopped the wait
   * @throws CacheDirectory.UnusableException when the lock file cannot be used
   */
  public <T> T hold(Supplier<T> work) {
    return within(Long.MAX_VALUE, work).orElseThrow();
  }

  /**
   * Does the work if nothing else measures on the machine, or stops measuring very soon.
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
    while (!ofThreads.tryLock()) {
      if (!wait.goesOn("another target on " + where)) {
        return Optional.empty();
      }
    }
    try {
      return holdFile(wait, work);
    } finally {
      ofThreads.unlock();
    }
  }

  private <T> Optional<T> holdFile(Wait wait, Supplier<T> work) {
    Path path = CacheDirectory.made("locks").resolve(file + ".lock");
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      while (lock == null) {
        if (!wait.goesOn("another process that measures on " + where)) {
          return Optional.empty();
        }
        lock = channel.tryLock();
      }
      // Closing the channel releases it.
      return Optional.of(work.get());
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(path, "it cannot be locked: " + Reason.of(e));
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
