package io.unetlab.reports.networks;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The modules in which the networks differ, a table for each metric; the baseline first. */
final class ModuleTables {

  /** Levels and their modules: what a reader of a pull request wants. */
  private static final int DEPTH = 2;

  private final NetworkSet networks;
  private final List<ModuleRow> rows;

  ModuleTables(NetworkSet networks, List<ModuleRow> rows) {
    this.networks = networks;
    this.rows = rows.stream().filter(it -> it.depth() <= DEPTH && it.differs()).toList();
  }

  /** Without rows where the networks are the same. */
  Table macs() {
    return table("MACs by module", Cost::macs);
  }

  /** Likewise. */
  Table params() {
    return table("parameters by module", Cost::params);
  }

  private Table table(String title, ToLongFunction<Cost> value) {
    List<Column> columns = new ArrayList<>(List.of(Column.left("module", "module")));
    for (ComparedNetwork network : networks.baseFirst()) {
      columns.add(Column.right(network.name(), network.name()));
      if (columns.size() > 2) {
        columns.add(Column.right(network.name() + "_change", "change"));
      }
    }
    return new Table(title, columns, rows.stream().map(it -> row(it, value)).toList());
  }

  private List<Cell> row(ModuleRow row, ToLongFunction<Cost> value) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(row.path()));
    Optional<Long> base = value(row, networks.baseline(), value);
    cells.add(base.map(Cell::brief).orElseGet(Cell::missing));
    for (int i = 0; i < row.costs().size(); i++) {
      if (i != networks.baseline()) {
        Optional<Long> own = value(row, i, value);
        cells.add(own.map(Cell::brief).orElseGet(Cell::missing));
        cells.add(change(base, own));
      }
    }
    return cells;
  }

  private static Optional<Long> value(ModuleRow row, int network, ToLongFunction<Cost> value) {
    return row.costs().get(network).map(CostTree::cost).map(value::applyAsLong);
  }

  private static Cell change(Optional<Long> base, Optional<Long> own) {
    if (base.isEmpty()) {
      return own.isEmpty() ? Cell.missing() : Cell.words("added");
    }
    if (own.isEmpty()) {
      return Cell.words("removed");
    }
    return base.get() == 0
        ? own.get() == 0 ? Cell.change(0) : Cell.missing()
        : Cell.change((double) own.get() / base.get() - 1);
  }
}
