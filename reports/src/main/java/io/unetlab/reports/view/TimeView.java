package io.unetlab.reports.view;

import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.profiler.runtime.NodeTimes;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A network's time by part, next to its MACs: cutting a part whose share of the MACs is larger than
 * its share of the time saves less time than the MACs suggest.
 */
public final class TimeView {

  private final NodeTimes times;
  private final CostReport report;

  private TimeView(NodeTimes times) {
    this.times = times;
    this.report = CostReport.of(times.graph());
  }

  /**
   * The times by one view.
   *
   * @param depth of the tree of scopes, from 1; other views have no depth
   */
  public static Table of(NodeTimes times, CostView.By by, int depth) {
    TimeView view = new TimeView(times);
    return switch (by) {
      case SCOPE -> view.scopes(depth);
      case LEVEL -> view.rows("by level", view.report.byLevel());
      case ROLE -> view.rows("by role", view.report.byRole());
      case OP -> view.rows("by operation", view.report.byOperation());
    };
  }

  /** The conditions of the measurement, in a sentence below the table. */
  public static String conditions(HostRuntime runtime, BenchSettings settings, HostFacts host) {
    return text(
        "%s %s, %s, %d thread%s of %s (%d cores); weights from seed %d; medians of %d runs, no"
            + " protocol: not comparable with times from bench without --by; load %s.",
        runtime.id(),
        runtime.version(),
        ChoiceType.word(settings.precision()),
        settings.threads(),
        settings.threads() == 1 ? "" : "s",
        host.cpu(),
        host.cores(),
        settings.weightsSeed(),
        NodeTimes.RUNS,
        load(settings, host));
  }

  // There is no verdict on these times, so the reader needs at least this.
  private static String load(BenchSettings settings, HostFacts host) {
    OptionalDouble load = HostFacts.loadAverage();
    if (load.isEmpty()) {
      return "unknown";
    }
    double limit = host.loadLimit(settings.threads());
    String text = text("%.2f", load.getAsDouble());
    return load.getAsDouble() > limit
        ? text
            + text(", above %.1f: the machine was disturbed, and these times are doubtful", limit)
        : text;
  }

  private Table rows(String title, List<CostRow> parts) {
    List<List<Cell>> rows = new ArrayList<>();
    parts.forEach(it -> rows.add(row(Cell.words(it.name()), it.cost(), times.millis(it.nodes()))));
    return table(title, rows);
  }

  private Table scopes(int depth) {
    List<List<Cell>> rows = new ArrayList<>();
    report.tree().children().forEach(child -> scope(rows, child, 1, depth));
    return table("by scope", rows);
  }

  private void scope(List<List<Cell>> rows, CostTree tree, int level, int depth) {
    String indented = "  ".repeat(level - 1) + tree.name();
    List<Node> nodes = nodesIn(tree.path());
    rows.add(row(Cell.words(indented, tree.path()), tree.cost(), times.millis(nodes)));
    if (level < depth) {
      tree.children().forEach(child -> scope(rows, child, level + 1, depth));
    }
  }

  private List<Node> nodesIn(String path) {
    return report.graph().nodes().stream()
        .filter(node -> (node.path() + ".").startsWith(path + "."))
        .toList();
  }

  private List<Cell> row(Cell name, Cost cost, double millis) {
    double perSecond = millis > 0 ? cost.flops() / millis * 1e3 : Double.NaN;
    return List.of(
        name,
        Cell.brief(cost.macs()),
        Cell.share((double) cost.macs() / report.total().macs()),
        Cell.figure(BigDecimal.valueOf(millis), text(format(), millis)),
        Cell.share(millis / times.totalMillis()),
        cost.macs() == 0 || !Double.isFinite(perSecond)
            ? Cell.missing()
            : Cell.figure(BigDecimal.valueOf(perSecond / 1e9), text("%.1f", perSecond / 1e9)));
  }

  // The shorter a network's run, the smaller its parts; runtimes measure to the microsecond.
  private String format() {
    double total = times.totalMillis();
    return total < 10 ? "%.3f" : total < 100 ? "%.2f" : "%.1f";
  }

  private Table table(String title, List<List<Cell>> rows) {
    times
        .others()
        .forEach(
            (operator, millis) ->
                rows.add(row(Cell.words("unknown part: " + operator), Cost.ZERO, millis)));
    rows.add(row(Cell.words("total"), report.total(), times.totalMillis()));
    return new Table(
        title,
        List.of(
            Column.left("name", "part"),
            Column.right("macs", "MACs"),
            Column.right("macs_share", "% MACs"),
            Column.right("ms", "ms"),
            Column.right("ms_share", "% time"),
            Column.right("gflops", "GFLOP/s")),
        rows);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
