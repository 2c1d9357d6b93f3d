package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks a host's server now and then whether it is there while adb's processes use it, and ends them
 * when it did not answer three times in a row. They would not notice: a connection to a host that
 * was cut off reports nothing, and what runs there may take many minutes.
 */
final class HostWatch {

  private static final int MISSES = 3;

  private final Runnable question;
  private final Duration pause;
  private final Set<HostProcess> running;
  private boolean watching; // guarded by this
  private volatile Optional<String> outage = Optional.empty();

  /**
   * @param question throws {@link DeviceException} when the server does not answer
   * @param running adb's processes
   */
  HostWatch(Runnable question, Duration pause, Set<HostProcess> running) {
    this.question = question;
    this.pause = pause;
    this.running = running;
  }

  /** Watches for as long as processes run, of which there is one by now. */
  synchronized void start() {
    if (!watching) {
      watching = true;
      Thread thread = new Thread(this::watch, "adb host");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Why processes were ended; empty once the server answers again. */
  Optional<String> outage() {
    return outage;
  }

  private void watch() {
    int misses = 0;
    while (isNeeded()) {
      try {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        question.run();
        misses = 0;
        outage = Optional.empty();
      } catch (DeviceException e) {
        misses++;
        if (misses >= MISSES) {
          outage = Optional.of(String.valueOf(e.getMessage()));
          running.forEach(HostProcess::kill);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("this thread is not interrupted", e);
      }
    }
  }

  private synchronized boolean isNeeded() {
    watching = !running.isEmpty();
    return watching;
  }
}
