package io.unetlab.reports.format;

import io.unetlab.reports.table.LatexTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.EffectTables;
import io.unetlab.reports.view.LadderTable;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that a paper shows, each as a file to read with {@code \input}. */
final class LatexFiles {

  /** Their names, without the extension. */
  static final List<String> NAMES = List.of("ladder", "effects", "variants", "front");

  private static final int ROWS = 30;

  private LatexFiles() {}

  static List<ReportFile> write(Report report) {
    List<ReportFile> files = new ArrayList<>();
    tables(report.trials())
        .forEach(
            (name, table) -> {
              if (!table.isEmpty()) {
                String text = LatexTable.render(table, table.title() + "; " + report.source());
                files.add(ReportFile.text("tables/" + name + ".tex", text));
              }
            });
    return files;
  }

  private static Map<String, Table> tables(Trials trials) {
    VariantTables variants = new VariantTables(trials);
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("ladder", LadderTable.of(trials.result()));
    tables.put("effects", new EffectTables(trials).options());
    tables.put("variants", variants.ranking(ROWS).table());
    tables.put("front", variants.front(ROWS).table());
    return tables;
  }
}
