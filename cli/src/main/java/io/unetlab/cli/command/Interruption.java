package io.unetlab.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C makes the work stop at the next consistent state, and keeps the process alive until then,
 * for at most a minute. Java ignores a second Ctrl-C; SIGKILL does no harm.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {

  private static final long LONGEST_S = 60;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable answer;
  private final Thread hook = new Thread(this::ask, "interruption");

  Interruption() {
    this(() -> {});
  }

  /**
   * @param answer tells the user at once, from another thread
   */
  Interruption(Runnable answer) {
    this.answer = answer;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void ask() {
    asked.set(true);
    answer.run();
    try {
      ended.await(LONGEST_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the work should stop. */
  @Override
  public boolean getAsBoolean() {
    return asked.get();
  }

  /** Signals that the work has stopped and printed all its output. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      return;
    }
  }
}
