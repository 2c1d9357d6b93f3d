package io.unetlab.reports.view;

import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.profiler.delegate.Delegate;
import io.unetlab.profiler.delegate.DelegateCheck;
import io.unetlab.profiler.delegate.DelegateCheck.Refusal;
import io.unetlab.profiler.delegate.FileFormat;
import io.unetlab.profiler.delegate.Verdict.Outcome;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a delegate would take of a network's file, and why not the rest. */
public final class DelegateView {

  /** Places that a row names if there are no more; neighbours are too alike to tell apart. */
  private static final int NAMED = 2;

  private DelegateView() {}

  /**
   * How much it takes, in sentences.
   *
   * @param name of the network
   * @param form of the TensorFlow Lite file; without meaning for a delegate that reads ONNX
   */
  public static String summary(String name, DelegateCheck check, TfliteForm form) {
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
        + file(check.delegate().format(), form)
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

  private static String file(FileFormat format, TfliteForm form) {
    return switch (format) {
      case TFLITE -> "TensorFlow Lite file (" + ChoiceType.word(form) + ")";
      case ONNX -> "ONNX file";
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
            Column.prose("where", "where")),
        check.refusals().stream().map(DelegateView::row).toList());
  }

  private static List<Cell> row(Refusal refusal) {
    String unknown = refusal.outcome() == Outcome.UNKNOWN ? "unknown: " : "";
    return List.of(
        Cell.words(refusal.operator()),
        Cell.count(refusal.paths().size()),
        Cell.words(unknown + refusal.reason()),
        Cell.words(where(refusal)));
  }

  private static String where(Refusal refusal) {
    Set<String> paths = new LinkedHashSet<>(refusal.paths());
    return paths.size() > NAMED
        ? paths.iterator().next() + " and " + Numbers.grouped(paths.size() - 1) + " more"
        : String.join(" and ", paths);
  }

  /** What to do about the refusals, and what the rules do not say. */
  public static List<String> notes(DelegateCheck check) {
    Map<String, Set<String>> operators = new LinkedHashMap<>();
    for (Refusal each : check.refusals()) {
      if (!each.change().isEmpty()) {
        operators.computeIfAbsent(each.change(), it -> new TreeSet<>()).add(each.operator());
      }
    }
    Stream<String> changes =
        operators.entrySet().stream()
            .map(it -> String.join(", ", it.getValue()) + ": " + it.getKey());
    return Stream.concat(changes, Stream.of(check.delegate().note())).toList();
  }

  /** Which versions of the delegates' sources the rules are of, and where each is listed. */
  public static String sources(List<Delegate> delegates) {
    String versions =
        delegates.stream()
            .map(it -> it.book().list().version())
            .distinct()
            .collect(Collectors.joining(" and "));
    return "Rules as read in " + versions + "; docs/delegates.md has the place of each.";
  }
}
