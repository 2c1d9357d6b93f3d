package io.unetlab.reports.format;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.LatexTable;
import io.unetlab.reports.table.PaperTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.EffectTables;
import io.unetlab.reports.view.LadderTable;
import io.unetlab.reports.view.MetricCells;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables that a paper shows, each as a file to read with {@code \input}. */
final class LatexFiles {

  /** Their names, without the extension. */
  static final List<String> NAMES = List.of("ladder", "effects", "variants", "front");

  private static final int ROWS = 20;

  /** Metrics with a column, at most. */
  private static final int METRICS = 3;

  private LatexFiles() {}

  static List<ReportFile> write(Report report) {
    List<ReportFile> files = new ArrayList<>();
    tables(report.trials())
        .forEach(
            (name, table) -> {
              if (!table.isEmpty()) {
                PaperTable paper = PaperTable.of(table, metrics(report.trials()), METRICS);
                String text = LatexTable.render(paper, table.title() + "; " + report.source());
                files.add(ReportFile.text("tables/" + name + ".tex", text));
              }
            });
    return files;
  }

  // The rule's first goal, its first quality, the rule's others, and then what else the study
  // shows.
  private static List<String> metrics(Trials trials) {
    List<Metric> ruled = trials.result().decision().select().metrics();
    return Stream.of(
            ruled.stream().limit(1),
            ruled.stream().filter(MetricCells::isQuality).limit(1),
            ruled.stream(),
            VariantTables.metrics(trials.result()).stream())
        .flatMap(it -> it)
        .map(Metric::name)
        .distinct()
        .toList();
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
