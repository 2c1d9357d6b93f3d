package io.unetlab.cli.output;

import io.unetlab.ablations.exec.Progress;
import io.unetlab.spec.source.Visible;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A command's progress: on a terminal one line that is rewritten, after the first second; in the
 * log of a command that may take hours a plain line every half minute; otherwise nothing.
 */
public final class ProgressLine implements Progress, AutoCloseable {

  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
  private static final long EACH = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long IN_LOG = TimeUnit.SECONDS.toNanos(30);

  private final PrintWriter err;
  private final String what;
  private final boolean overwrites;
  private final int width;
  private final boolean logs;
  private final LongSupplier nanoClock;
  private final long started;
  private final SearchRate rate = new SearchRate();
  private long next;
  private String line = "";
  private boolean searches;
  private int first = -1;
  private double since;

  /**
   * @param what is counted, such as {@code variants}
   */
  public ProgressLine(PrintWriter err, Terminal terminal, String what) {
    this(err, terminal, what, false, System::nanoTime);
  }

  private ProgressLine(
      PrintWriter err, Terminal terminal, String what, boolean logs, LongSupplier nanoClock) {
    this.err = SafeWriter.terminal(err);
    this.what = what;
    this.overwrites = terminal.interactive();
    this.width = terminal.width();
    this.logs = logs;
    this.nanoClock = nanoClock;
    this.started = nanoClock.getAsLong();
    this.next = started + (overwrites ? FIRST : IN_LOG);
  }

  /**
   * For a command that may take hours, and may be watched in a log.
   *
   * @param nanoClock as {@link System#nanoTime()}
   */
  public static ProgressLine ofLongRun(
      PrintWriter err, Terminal terminal, String what, LongSupplier nanoClock) {
    return new ProgressLine(err, terminal, what, true, nanoClock);
  }

  @Override
  public synchronized void done(int done, int total) {
    // Of a search these are of one batch, which says nothing.
    if (searches) {
      return;
    }
    if (first < 0 || done < first) {
      first = done;
      since = seconds();
    }
    if (isDue()) {
      show(text(done, total));
    }
  }

  private double seconds() {
    return (nanoClock.getAsLong() - started) / 1e9;
  }

  @Override
  public synchronized void phase(String what, long done, long total) {
    if (isDue()) {
      String all = total > 0 ? String.format(Locale.ROOT, " of %,d", total) : "";
      show(String.format(Locale.ROOT, "%s %,d%s", what, done, all));
    }
  }

  @Override
  public synchronized void evaluated(Spent spent) {
    searches = true;
    String text = rate.text(spent, seconds());
    if (isDue()) {
      show(text);
    }
  }

  // Without the time before the first, in which a search's tables are built.
  private String text(int done, int total) {
    String text = String.format(Locale.ROOT, "%,d of %,d %s", done, total, what);
    double seconds = seconds() - since;
    if (done == first || seconds <= 0) {
      return text;
    }
    double rate = (done - first) / seconds;
    double left = (total - done) / rate;
    return rate < 1
        ? text + ", about " + TimeText.of(left) + " left"
        : text + String.format(Locale.ROOT, ", %,.0f per second, %.0f s left", rate, left);
  }

  /** Shows the next step, if the previous one took long enough to be shown. */
  public synchronized void next(String step) {
    if (!line.isEmpty()) {
      show(step);
    }
  }

  /** Shows what is happening; a log that has the line already does not get it again. */
  @Override
  public synchronized void say(String step) {
    if (isDue() && (overwrites || !step.equals(line))) {
      show(step);
    }
  }

  /** Shows at once what the user has to know, in a log too. */
  public synchronized void tell(String news) {
    show(news);
  }

  /** Prints to elsewhere on the terminal, above the line. */
  public synchronized void above(Runnable print) {
    close();
    print.run();
    line = "";
  }

  private boolean isDue() {
    return (overwrites || logs) && nanoClock.getAsLong() >= next;
  }

  private void show(String step) {
    String text = fitting(Visible.line(step));
    if (overwrites) {
      err.print("\r" + text + " ".repeat(Math.max(0, line.length() - text.length())));
      err.flush();
    } else {
      err.println(text);
    }
    line = text;
    next = nanoClock.getAsLong() + (overwrites ? EACH : IN_LOG);
  }

  // A line that wraps could not be overwritten.
  private String fitting(String text) {
    return overwrites && text.length() >= width ? text.substring(0, width - 2) + "…" : text;
  }

  /** Wipes the line; the result that follows says what was done. */
  @Override
  public synchronized void close() {
    if (overwrites && !line.isEmpty()) {
      err.print("\r" + " ".repeat(line.length()) + "\r");
      err.flush();
    }
  }
}
