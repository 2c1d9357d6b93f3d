package io.unetlab.cli;

import io.unetlab.ablations.exec.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a command is: one line that is written over, from the second second on and on a terminal
 * only.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
  private static final long EACH = TimeUnit.MILLISECONDS.toNanos(100);

  private final PrintWriter err;
  private final String what;
  private final boolean shown;
  private long next = System.nanoTime() + FIRST;
  private String line = "";

  /**
   * @param what is counted, such as {@code variants}
   */
  ProgressLine(PrintWriter err, Terminal terminal, String what) {
    this.err = err;
    this.what = what;
    this.shown = terminal.interactive();
  }

  @Override
  public synchronized void done(int done, int total) {
    long now = System.nanoTime();
    if (!shown || now < next) {
      return;
    }
    next = now + EACH;
    show(String.format(Locale.ROOT, "%,d of %,d %s", done, total, what));
  }

  /** Says what comes next, if what came before took long enough to be told of. */
  synchronized void next(String step) {
    if (!line.isEmpty()) {
      show(step);
    }
  }

  /** Says what is going on. */
  synchronized void say(String step) {
    if (shown && System.nanoTime() >= next) {
      show(step);
    }
  }

  private void show(String text) {
    err.print("\r" + text + " ".repeat(Math.max(0, line.length() - text.length())));
    err.flush();
    line = text;
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
