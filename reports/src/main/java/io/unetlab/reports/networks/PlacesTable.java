package io.unetlab.reports.networks;

import io.unetlab.reports.page.CostData;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;

/** The MACs of each level, or of each part of pipelines, with those of each network in a column. */
final class PlacesTable {

  private PlacesTable() {}

  static Table of(CostData costs) {
    List<Column> columns = new ArrayList<>(List.of(Column.left("place", costs.places())));
    costs.networks().forEach(it -> columns.add(Column.right(it.name(), it.name())));
    List<List<Cell>> rows = new ArrayList<>();
    for (int place = 0; place < costs.names().size(); place++) {
      List<Cell> row = new ArrayList<>(List.of(Cell.words(costs.names().get(place))));
      for (CostData.OfNetwork network : costs.networks()) {
        row.add(Cell.brief(network.macs().get(place).stream().mapToLong(Long::longValue).sum()));
      }
      rows.add(row);
    }
    return new Table("MACs by " + costs.places(), columns, rows);
  }
}
