package io.unetlab.reports.view;

import io.unetlab.builders.generate.PartTime;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The time that each part of a picture took. */
public final class PictureView {

  private static final double MILLI = 1e6;

  private PictureView() {}

  /** The parts in the order of their use, and all together. */
  public static Table times(List<PartTime> times) {
    List<List<Cell>> rows = new ArrayList<>();
    times.forEach(it -> rows.add(row(it)));
    long loading = times.stream().mapToLong(PartTime::loading).sum();
    long running = times.stream().mapToLong(PartTime::running).sum();
    rows.add(
        List.of(
            Cell.words("all"), seconds(loading), Cell.words(""), Cell.words(""), seconds(running)));
    return new Table(
        "",
        List.of(
            Column.left("part", "part"),
            Column.right("loading", "loaded in s"),
            Column.right("runs", "runs"),
            Column.right("run", "ms each"),
            Column.right("running", "run in s")),
        rows);
  }

  private static List<Cell> row(PartTime time) {
    double each = time.running() / MILLI / Math.max(1, time.runs());
    return List.of(
        Cell.words(time.word()),
        seconds(time.loading()),
        Cell.words(Integer.toString(time.runs())),
        Cell.words(String.format(Locale.ROOT, "%,.1f", each)),
        seconds(time.running()));
  }

  private static Cell seconds(long nanos) {
    return Cell.words(String.format(Locale.ROOT, "%,.2f", nanos / 1e9));
  }
}
