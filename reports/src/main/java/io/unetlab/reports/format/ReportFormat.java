package io.unetlab.reports.format;

import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.CsvTable;
import io.unetlab.reports.view.VariantTables;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The formats of a study's report, one line each. */
@SuppressWarnings("ImmutableEnumChecker") // stateless functions
public enum ReportFormat {
  HTML(report -> List.of(ReportFile.text("index.html", HtmlReport.write(report)))),
  MARKDOWN(
      report ->
          List.of(
              ReportFile.text(
                  "report.md", MarkdownReport.write(report.page(), report.pictures())))),
  CSV(
      report ->
          List.of(
              ReportFile.text("results.csv", out -> csv(new VariantTables(report.trials()), out)))),
  FRONT(FrontFile::write),
  JSON(
      report ->
          List.of(ReportFile.text("results.json", out -> StudyJson.write(report.trials(), out)))),
  PICTURES(ReportFormat::pictures),
  WINNER(WinnerFile::write),
  SUMMARY(PullRequest::write),
  MODEL_CARD(ModelCard::write),
  LATEX(LatexFiles::write);

  private final Function<Report, List<ReportFile>> writer;

  ReportFormat(Function<Report, List<ReportFile>> writer) {
    this.writer = writer;
  }

  private static void csv(VariantTables tables, Writer out) throws IOException {
    CsvTable.write(tables.columns(), tables.rows(), out);
  }

  List<ReportFile> write(Report report) {
    return writer.apply(report);
  }

  private static List<ReportFile> pictures(Report report) {
    List<ReportFile> files = new ArrayList<>();
    for (Picture.Drawn drawn : report.pictures().values()) {
      String name = "charts/" + drawn.picture().name();
      files.add(ReportFile.text(name + ".svg", drawn.svg()));
      files.add(new ReportFile(name + ".png", out -> out.write(drawn.png())));
      files.add(new ReportFile(name + ".pdf", out -> out.write(drawn.pdf())));
    }
    return files;
  }
}
