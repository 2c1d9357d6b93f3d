package io.unetlab.reports.view;

import io.unetlab.profiler.delegate.DelegateCheck;
import io.unetlab.profiler.delegate.DelegateCheck.Refusal;
import io.unetlab.profiler.delegate.FileFormat;
import io.unetlab.profiler.delegate.Verdict.Outcome;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a delegate would take of a network's file, and why not the rest. */
public final class DelegateView {

  /** Places that a row names. */
  private static final int NAMED = 2;

  private DelegateView() {}

  /**
   * How much it takes, in sentences.
   *
   * @param name of the network
   */
  public static String summary(String name, DelegateCheck check) {
    String accepted =
        check.accepted() == check.nodes()
            ? "all " + Numbers.grouped(check.nodes()) + " nodes"
            : Numbers.grouped(check.accepted())
                + " of "
                + Numbers.grouped(check.nodes())
                + " nodes, "
                + Numbers.share(share(check.acceptedMacs(), check))
                + " of the MACs,";
    String pieces = check.accepted() == 0 ? "" : " in " + pieces(check.pieces().size());
    return name
        + ": "
        + check.delegate().title()
        + " accepts "
        + accepted
        + " of the "
        + format(check.delegate().format())
        + " file"
        + pieces
        + limit(check);
  }

  private static String limit(DelegateCheck check) {
    if (check.taken() == check.accepted()) {
      return "";
    }
    int most = check.delegate().mostPieces().orElseThrow();
    return ". Of these it takes the largest"
        + (most == 1 ? "" : " " + most)
        + ": "
        + Numbers.grouped(check.taken())
        + " nodes, "
        + Numbers.share(share(check.takenMacs(), check))
        + " of the MACs";
  }

  private static String pieces(int number) {
    return number + (number == 1 ? " piece" : " pieces");
  }

  private static double share(long macs, DelegateCheck check) {
    return check.macs() == 0 ? 0 : (double) macs / check.macs();
  }

  private static String format(FileFormat format) {
    return switch (format) {
      case TFLITE -> "TensorFlow Lite";
      case ONNX -> "ONNX";
    };
  }

  /** A row for each operator and reason. */
  public static Table refusals(DelegateCheck check) {
    return new Table(
        "",
        List.of(
            Column.name("operator", "refused"),
            Column.right("nodes", "nodes"),
            Column.prose("why", "why"),
            Column.prose("where", "where"),
            Column.left("source", "read in")),
        check.refusals().stream().map(DelegateView::row).toList());
  }

  private static List<Cell> row(Refusal refusal) {
    String unknown = refusal.outcome() == Outcome.UNKNOWN ? "unknown: " : "";
    return List.of(
        Cell.words(refusal.operator()),
        Cell.count(refusal.paths().size()),
        Cell.words(unknown + refusal.reason()),
        Cell.words(where(refusal)),
        Cell.words(refusal.source().text()));
  }

  private static String where(Refusal refusal) {
    Set<String> paths = new LinkedHashSet<>(refusal.paths());
    String named = paths.stream().limit(NAMED).collect(Collectors.joining(", "));
    return paths.size() > NAMED ? named + " and " + (paths.size() - NAMED) + " more" : named;
  }

  /** What to do about the refusals, and what the rules do not say. */
  public static List<String> notes(DelegateCheck check) {
    Stream<String> changes =
        check.refusals().stream()
            .filter(it -> !it.change().isEmpty())
            .map(it -> it.operator() + ": " + it.change())
            .distinct();
    Stream<String> rest =
        Stream.of(
            check.delegate().note(),
            "Rules as read in " + check.delegate().book().list().version() + ".");
    return Stream.concat(changes, rest).toList();
  }
}
