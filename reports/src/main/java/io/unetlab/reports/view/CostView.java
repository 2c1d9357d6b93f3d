package io.unetlab.reports.view;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A network's costs by part; in every view the parts add up to the last row, the total. */
public final class CostView {

  /** What the parts are. */
  public enum By {
    SCOPE,
    LEVEL,
    ROLE,
    OP;

    /** The word on the command line. */
    public String text() {
      return ChoiceType.word(this);
    }
  }

  private CostView() {}

  /**
   * The costs by one view.
   *
   * @param depth of the tree of scopes, from 1; other views have no depth
   */
  public static Table of(CostReport report, By by, int depth) {
    return switch (by) {
      case SCOPE -> scopes(report, depth);
      case LEVEL -> rows("by level", report, report.byLevel());
      case ROLE -> rows("by role", report, report.byRole());
      case OP -> rows("by operation", report, report.byOperation());
    };
  }

  private static Table rows(String title, CostReport report, List<CostRow> parts) {
    List<List<Cell>> rows = new ArrayList<>();
    parts.forEach(part -> rows.add(row(Cell.words(part.name()), part.cost(), report.total())));
    return table(title, report, rows);
  }

  private static Table scopes(CostReport report, int depth) {
    List<List<Cell>> rows = new ArrayList<>();
    report.tree().children().forEach(child -> scope(rows, child, 1, depth, report.total()));
    return table("by scope", report, rows);
  }

  private static void scope(
      List<List<Cell>> rows, CostTree tree, int level, int depth, Cost total) {
    String indented = "  ".repeat(level - 1) + tree.name();
    rows.add(row(Cell.words(indented, tree.path()), tree.cost(), total));
    if (level < depth) {
      tree.children().forEach(child -> scope(rows, child, level + 1, depth, total));
    }
  }

  private static List<Cell> row(Cell name, Cost cost, Cost total) {
    Cell macs =
        cost.movesDataOnly() ? Cell.figure(BigDecimal.ZERO, "moves data") : Cell.count(cost.macs());
    return List.of(
        name,
        Cell.count(cost.params()),
        macs,
        Cell.figure(BigDecimal.valueOf(cost.flops()), Numbers.brief(cost.flops())),
        Cell.share(total.params() == 0 ? 0 : (double) cost.params() / total.params()),
        Cell.share(total.macs() == 0 ? 0 : (double) cost.macs() / total.macs()));
  }

  private static Table table(String title, CostReport report, List<List<Cell>> rows) {
    rows.add(row(Cell.words("total"), report.total(), report.total()));
    return new Table(
        title,
        List.of(
            Column.left("name", "part"),
            Column.right("params", "params"),
            Column.right("macs", "MACs"),
            Column.right("flops", "FLOPs"),
            Column.right("params_share", "% params"),
            Column.right("macs_share", "% MACs")),
        rows);
  }
}
