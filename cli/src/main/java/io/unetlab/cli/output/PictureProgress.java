package io.unetlab.cli.output;

import io.unetlab.builders.generate.PictureWatch;
import java.util.Locale;

/** Shows the part that runs as a bar, and how long its steps will still take. */
public final class PictureProgress implements PictureWatch {

  private static final int WIDTH = 20;

  private final ProgressLine line;
  private long started;

  public PictureProgress(ProgressLine line) {
    this.line = line;
  }

  @Override
  public void loading(String part) {
    line.say("loading " + part);
  }

  @Override
  public void running(String part, int done, int total) {
    if (done == 0) {
      started = System.nanoTime();
    }
    line.say(bar(done, total) + " " + part + text(done, total));
  }

  private String text(int done, int total) {
    if (done == 0 || total == 1) {
      return "";
    }
    double each = (System.nanoTime() - started) / 1e9 / done;
    return String.format(
        Locale.ROOT,
        ", %d of %d, %.1f s each, %.0f s left",
        done,
        total,
        each,
        each * (total - done));
  }

  private static String bar(int done, int total) {
    int full = (int) ((long) WIDTH * done / total);
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
  }
}
