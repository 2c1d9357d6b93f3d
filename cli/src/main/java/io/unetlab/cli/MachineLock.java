package io.unetlab.cli;

import io.unetlab.builders.cache.CacheDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * On this machine one session measures at a time, of whichever process and thread: each would be
 * measuring the other.
 */
final class MachineLock {

  private static final int PAUSE_MS = 200;

  // A lock on a file is the whole process's.
  private static final ReentrantLock OF_THREADS = new ReentrantLock(true);

  private final Consumer<String> hearer;
  private final BooleanSupplier stopped;

  /**
   * @param hearer told that another is waited for
   * @param stopped whether to wait no longer
   */
  MachineLock(Consumer<String> hearer, BooleanSupplier stopped) {
    this.hearer = hearer;
    this.stopped = stopped;
  }

  /**
   * Does it while nothing else measures on this machine.
   *
   * @throws CancellationException when it was stopped while it waited
   */
  <T> T hold(Supplier<T> work) {
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
        throw new IllegalStateException("a lock that was got is valid");
      }
      return work.get();
    } catch (IOException e) {
      throw new UserException("cannot lock " + file + ": " + Reason.of(e));
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
    hearer.accept("waiting for " + other);
    if (stopped.getAsBoolean()) {
      throw new CancellationException("stopped while waiting to measure");
    }
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    }
  }
}
