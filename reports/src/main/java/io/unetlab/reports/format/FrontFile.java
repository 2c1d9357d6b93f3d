package io.unetlab.reports.format;

import io.unetlab.reports.table.CsvTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.VariantTables;
import java.util.List;

/** The front of a search as {@code front.csv}; nothing for other studies. */
final class FrontFile {

  private FrontFile() {}

  static List<ReportFile> write(Report report) {
    return report.trials().searchFront().stream()
        .map(front -> new VariantTables(report.trials()).all(List.copyOf(front.members())))
        .map(FrontFile::file)
        .toList();
  }

  private static ReportFile file(Table table) {
    return ReportFile.text("front.csv", out -> CsvTable.write(table.columns(), table.rows(), out));
  }
}
