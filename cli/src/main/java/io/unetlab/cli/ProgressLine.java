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
  private long next = System.nanoTime() + FIRST;
  private String line = "";

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
    line = String.format(Locale.ROOT, "%,d of %,d variants", done, total);
    err.print("\r" + line);
    err.flush();
  }

  /** Wipes the line: what was done is told by what comes next. */
  @Override
  public synchronized void close() {
    if (!line.isEmpty()) {
      err.print("\r" + " ".repeat(line.length()) + "\r");
      err.flush();
    }
  }
}
