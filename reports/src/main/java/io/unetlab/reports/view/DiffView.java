package io.unetlab.reports.view;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exact changes from one network to another, by module: only modules that differ; a module that
 * exists on one side only is shown without its parts. Values are those after the change.
 */
public final class DiffView {

  /** What the marks mean. */
  public static final String LEGEND =
      "~ changed, + added, - removed, = the same in total; values are those after the change,"
          + " and % is relative to the value before";

  private DiffView() {}

  /**
   * The modules that differ, then the total.
   *
   * @param depth of the tree of scopes, from 1
   */
  public static Table of(CountedNetwork before, CountedNetwork after, int depth) {
    List<List<Cell>> rows = new ArrayList<>();
    CostTree old = before.parts().tree(before.spec().name());
    CostTree changed = after.parts().tree(after.spec().name());
    if (before.parts().areNamed() && after.parts().areNamed()) {
      parts(rows, before.parts(), after.parts(), depth);
    } else {
      children(rows, old, changed, 1, depth);
    }
    rows.add(row(Cell.words("total"), Optional.of(old), Optional.of(changed)));
    return new Table(
        "by module",
        List.of(
            Column.left("name", "module"),
            Column.left("state", ""),
            Column.right("params", "params"),
            Column.right("params_change", "change"),
            Column.right("params_percent", "%"),
            Column.right("macs", "MACs"),
            Column.right("macs_change", "change"),
            Column.right("macs_percent", "%"),
            Column.right("flops", "FLOPs"),
            Column.right("flops_percent", "%")),
        rows);
  }

  private static void parts(
      List<List<Cell>> rows, CountedParts before, CountedParts after, int depth) {
    Map<String, CountedPart> added = byWord(after);
    for (CountedPart old : before.parts()) {
      Optional<CountedPart> match = Optional.ofNullable(added.remove(old.part().word()));
      part(rows, Optional.of(old), match, depth);
    }
    added.values().forEach(part -> part(rows, Optional.empty(), Optional.of(part), depth));
  }

  // A part that only runs more or less often has no module that changed.
  private static void part(
      List<List<Cell>> rows, Optional<CountedPart> before, Optional<CountedPart> after, int depth) {
    boolean same =
        before.isPresent()
            && before
                .map(it -> it.report().tree().children())
                .equals(after.map(it -> it.report().tree().children()));
    Optional<CostTree> old = before.map(DiffView::allRuns);
    Optional<CostTree> changed = after.map(DiffView::allRuns);
    if (!same) {
      module(rows, old, changed, 1, depth);
    } else if (!runs(before).equals(runs(after))) {
      String name = runs(before) + " → " + runs(after) + " runs";
      String word = old.orElseThrow().name();
      rows.add(row(Cell.words(word + ", " + name, word), old, changed));
    }
  }

  private static CostTree allRuns(CountedPart part) {
    return part.report().tree().within(part.part().word(), part.part().runs());
  }

  private static String runs(Optional<CountedPart> part) {
    return part.map(it -> Numbers.grouped(it.part().runs())).orElse("");
  }

  private static Map<String, CountedPart> byWord(CountedParts parts) {
    Map<String, CountedPart> byWord = new LinkedHashMap<>();
    parts.parts().forEach(part -> byWord.put(part.part().word(), part));
    return byWord;
  }

  private static void children(
      List<List<Cell>> rows, CostTree before, CostTree after, int level, int depth) {
    Map<String, CostTree> added = byName(after);
    for (CostTree old : before.children()) {
      Optional<CostTree> match = Optional.ofNullable(added.remove(old.name()));
      module(rows, Optional.of(old), match, level, depth);
    }
    added.values().forEach(part -> module(rows, Optional.empty(), Optional.of(part), level, depth));
  }

  private static void module(
      List<List<Cell>> rows,
      Optional<CostTree> before,
      Optional<CostTree> after,
      int level,
      int depth) {
    if (before.isPresent() && before.equals(after)) {
      return;
    }
    CostTree either = before.or(() -> after).orElseThrow();
    String indented = "  ".repeat(level - 1) + either.name();
    rows.add(row(Cell.words(indented, either.path()), before, after));
    if (level < depth && before.isPresent() && after.isPresent()) {
      children(rows, before.get(), after.get(), level + 1, depth);
    }
  }

  private static List<Cell> row(Cell name, Optional<CostTree> before, Optional<CostTree> after) {
    Optional<Cost> old = before.map(CostTree::cost);
    Optional<Cost> changed = after.map(CostTree::cost);
    List<Cell> cells = new ArrayList<>();
    cells.add(name);
    cells.add(state(before, after));
    figures(cells, old.map(Cost::params), changed.map(Cost::params));
    figures(cells, old.map(Cost::macs), changed.map(Cost::macs));
    Optional<Long> flops = changed.map(Cost::flops);
    cells.add(flops.map(Cell::brief).orElseGet(Cell::missing));
    cells.add(percent(old.map(Cost::flops), flops));
    return cells;
  }

  private static Cell state(Optional<CostTree> before, Optional<CostTree> after) {
    if (before.isEmpty()) {
      return Cell.words("+", "added");
    }
    if (after.isEmpty()) {
      return Cell.words("-", "removed");
    }
    boolean same =
        before.get().cost().equals(after.get().cost())
            && before.get().children().equals(after.get().children());
    return same ? Cell.words("=", "same") : Cell.words("~", "changed");
  }

  private static void figures(List<Cell> cells, Optional<Long> before, Optional<Long> after) {
    cells.add(after.map(Cell::count).orElseGet(Cell::missing));
    long change = after.orElse(0L) - before.orElse(0L);
    cells.add(Cell.figure(BigDecimal.valueOf(change), Numbers.delta(change)));
    cells.add(percent(before, after));
  }

  private static Cell percent(Optional<Long> before, Optional<Long> after) {
    return ChangeView.percent(
        BigDecimal.valueOf(before.orElse(0L)), BigDecimal.valueOf(after.orElse(0L)));
  }

  private static Map<String, CostTree> byName(CostTree tree) {
    Map<String, CostTree> children = new LinkedHashMap<>();
    tree.children().forEach(child -> children.put(child.name(), child));
    return children;
  }
}
