package io.unetlab.reports.view;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
  public static Table of(CountedParts parts, By by, int depth) {
    return of(parts, by, depth, CostSelection.ALL);
  }

  /** The same for some of the parts; a tree of which parts are ranked is a list of its leaves. */
  public static Table of(CountedParts parts, By by, int depth, CostSelection selection) {
    return switch (by) {
      case SCOPE -> table("by scope", parts, scopes(parts, depth, selection), selection);
      case LEVEL -> table("by level", parts, rows(parts.byLevel()), selection);
      case ROLE -> table("by role", parts, rows(parts.byRole()), selection);
      case OP -> table("by operation", parts, rows(parts.byOperation()), selection);
    };
  }

  /**
   * A row.
   *
   * @param inner whether it is a part of a row above it
   */
  private record Part(Cell name, Cost cost, boolean inner) {}

  private static List<Part> rows(List<CostRow> rows) {
    return rows.stream().map(it -> new Part(Cell.words(it.name()), it.cost(), false)).toList();
  }

  private static List<Part> scopes(CountedParts counted, int depth, CostSelection selection) {
    List<Part> parts = new ArrayList<>();
    for (CostTree child : counted.tree("").children()) {
      if (selection.ranks()) {
        leaves(parts, child, 1, depth);
      } else {
        scope(parts, child, 1, depth, part -> selection.admits(part, counted.total()));
      }
    }
    return parts;
  }

  private static void scope(
      List<Part> parts, CostTree tree, int level, int depth, Predicate<Cost> admitted) {
    String indented = "  ".repeat(level - 1) + tree.name();
    parts.add(new Part(Cell.words(indented, tree.path()), tree.cost(), level > 1));
    if (level < depth && admitted.test(tree.cost())) {
      tree.children().forEach(child -> scope(parts, child, level + 1, depth, admitted));
    }
  }

  private static void leaves(List<Part> parts, CostTree tree, int level, int depth) {
    if (level < depth && !tree.children().isEmpty()) {
      tree.children().forEach(child -> leaves(parts, child, level + 1, depth));
    } else {
      parts.add(new Part(Cell.words(tree.path()), tree.cost(), false));
    }
  }

  // Of a tree only the outermost, so that the outermost rows add up to the total.
  private static List<Cell> others(List<Part> others, Cost total) {
    Cost sum = others.stream().map(Part::cost).reduce(Cost.ZERO, Cost::plus);
    return row(Cell.words(others.size() + (others.size() == 1 ? " other" : " others")), sum, total);
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

  private static Table table(
      String title, CountedParts counted, List<Part> parts, CostSelection selection) {
    return new Table(
        title,
        List.of(
            Column.left("name", "part"),
            Column.right("params", "params"),
            Column.right("macs", "MACs"),
            Column.right("flops", "FLOPs"),
            Column.right("params_share", "% params"),
            Column.right("macs_share", "% MACs")),
        rows(ordered(parts, selection), selection, counted.total()));
  }

  private static List<Part> ordered(List<Part> parts, CostSelection selection) {
    List<Part> ordered = new ArrayList<>(parts);
    selection
        .sort()
        .or(() -> selection.top().isPresent() ? Optional.of(selection.key()) : Optional.empty())
        .ifPresent(sort -> ordered.sort(Comparator.comparingLong(it -> -sort.of(it.cost()))));
    return ordered;
  }

  // The selected parts, one row for all others, and the total.
  private static List<List<Cell>> rows(List<Part> parts, CostSelection selection, Cost total) {
    List<List<Cell>> rows = new ArrayList<>();
    List<Part> others = new ArrayList<>();
    for (Part part : parts) {
      boolean fits = rows.size() < selection.top().orElse(Integer.MAX_VALUE);
      if (fits && selection.admits(part.cost(), total)) {
        rows.add(row(part.name(), part.cost(), total));
      } else if (!part.inner()) {
        others.add(part);
      }
    }
    if (!others.isEmpty()) {
      rows.add(others(others, total));
    }
    rows.add(row(Cell.words("total"), total, total));
    return rows;
  }
}
