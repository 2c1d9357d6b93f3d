package io.unetlab.cli;

import io.unetlab.ablations.exec.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a run is: one line that is written over, from the second second on and on a terminal
 * only.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
  private static final long EACH = TimeUnit.MILLISECONDS.toNanos(100);

  private final PrintWriter err;
  private final boolean shown;
  private final long start = System.nanoTime();
  private long next = start + FIRST;
  private boolean open;

  ProgressLine(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.shown = terminal.interactive();
  }

  @Override
  public synchronized void done(int done, int total) {
    long now = System.nanoTime();
    if (!shown || now < next) {
      return;
    }
    next = now + EACH;
    double seconds = (now - start) / 1e9;
    err.printf(Locale.ROOT, "\r%,d of %,d variants, %,.0f a second ", done, total, done / seconds);
    err.flush();
    open = true;
  }

  /** Ends the line, if one was begun. */
  @Override
  public synchronized void close() {
    if (open) {
      err.println();
    }
  }
}
