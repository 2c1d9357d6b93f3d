package io.unetlab.reports.format;

import static io.unetlab.reports.table.MarkdownTable.escape;

import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.MarkdownTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.KeyFigure;
import io.unetlab.reports.view.LatencySection;
import io.unetlab.reports.view.StudyPage;
import java.util.List;

/** The report for a repository or a pull request; the pictures lie beside it. */
final class MarkdownReport {

  private final StringBuilder text = new StringBuilder();
  private final Report report;
  private final StudyPage page;

  private MarkdownReport(Report report) {
    this.report = report;
    this.page = report.page();
  }

  static String write(Report report) {
    MarkdownReport markdown = new MarkdownReport(report);
    markdown.decision();
    markdown.evidence();
    markdown.ladder();
    markdown.effects();
    markdown.variants();
    markdown.end();
    return markdown.text.toString();
  }

  private void decision() {
    text.append("# ").append(escape(page.title())).append("\n\n");
    text.append("**").append(escape(page.sentence())).append("**\n\n");
    if (!page.figures().isEmpty()) {
      text.append("| | base | choice | change |\n| --- | ---: | ---: | ---: |\n");
      page.figures().forEach(this::figure);
      text.append('\n');
    }
    page.latency().forEach(this::paragraph);
    paragraph("Rule: " + page.rule());
    if (!page.choices().isEmpty()) {
      paragraph("Choices: " + String.join(", ", page.choices()));
    }
    paragraph(page.runnerUp());
    paragraph(page.stability());
    paragraph(page.counts());
    list(page.warnings());
    page.constraints().forEach(it -> table("", it));
    table("How often each variant is chosen", page.wins());
    table("What would change the decision", page.whatWouldChange());
    section("Nearest variants", page.nearMisses());
  }

  private void figure(KeyFigure figure) {
    String note = figure.note().isEmpty() ? "" : " (" + figure.note() + ")";
    text.append("| ")
        .append(escape(figure.title() + note))
        .append(" | ")
        .append(escape(figure.base()))
        .append(" | ")
        .append(escape(figure.choice()))
        .append(" | ")
        .append(escape(figure.change()))
        .append(" |\n");
  }

  private void evidence() {
    pictures("params-macs");
    page.chains().forEach(it -> table("Evidence: " + it.title(), it));
  }

  private void ladder() {
    if (!page.ladder().isEmpty()) {
      table("The ladder", page.ladder());
      pictures("ladder-macs", "ladder-params");
    }
    pictures("level-role");
    page.targets().ifPresent(it -> table("Latency on each target", it));
    list(page.disagreements());
    page.latencies().forEach(this::latency);
  }

  private void latency(LatencySection section) {
    text.append("## ").append(escape(section.heading())).append("\n\n");
    paragraph(section.what());
    section.table().ifPresent(it -> table("", it));
    pictures(section.picture());
    list(section.notes());
  }

  private void effects() {
    table("Effects", page.effects().options());
    list(page.effects().strongest());
    table("Who brings the variation", page.effects().variation());
    table("The strongest interactions", page.effects().interactions());
    list(page.effects().notes());
    table("Who brings the saving", page.effects().shares());
    list(page.effects().shareSentences());
    pictures("shares");
    section("What does not go together", page.effects().discrepancies());
  }

  private void variants() {
    table(
        "Variants that keep every constraint (" + page.ranking().count() + ")",
        page.ranking().table());
    paragraph("All variants with all values are in results.csv and results.json.");
    table(
        "The front of parameters and MACs among %s (%s)"
            .formatted(page.frontAmong(), page.front().count()),
        page.front().table());
    table(
        "The front of %s among all variants (%s)"
            .formatted(page.goalsTitle(), page.goals().count()),
        page.goals().table());
    table("Variants that cannot exist (" + page.rejected().count() + ")", page.rejected().table());
    table("Variants that failed (" + page.failed().count() + ")", page.failed().table());
    table("Published models", page.references());
  }

  private void end() {
    if (!page.winnerYaml().isEmpty()) {
      text.append("## The choice as a spec\n\nThe same text is in winner.yaml.\n\n");
      page.winnerYaml().lines().forEach(it -> text.append("    ").append(it).append('\n'));
      text.append('\n');
    }
    text.append("## Method and provenance\n\n");
    list(Method.LINES);
    page.provenance()
        .forEach(
            it -> text.append("- ").append(escape(it.name() + ": " + it.value())).append('\n'));
  }

  private void pictures(String... names) {
    for (Picture.Drawn drawn : report.pictures()) {
      if (List.of(names).contains(drawn.picture().name())) {
        text.append("![")
            .append(escape(drawn.picture().title()))
            .append("](charts/")
            .append(drawn.picture().name())
            .append(".svg)\n\n");
      }
    }
  }

  private void table(String heading, Table table) {
    if (table.isEmpty()) {
      return;
    }
    if (!heading.isEmpty()) {
      text.append("## ").append(escape(heading)).append("\n\n");
    }
    text.append(MarkdownTable.render(table)).append('\n');
  }

  private void section(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("## ").append(heading).append("\n\n");
      list(lines);
    }
  }

  private void list(List<String> lines) {
    lines.forEach(line -> text.append("- ").append(escape(line)).append('\n'));
    if (!lines.isEmpty()) {
      text.append('\n');
    }
  }

  private void paragraph(String line) {
    if (!line.isEmpty()) {
      text.append(escape(line)).append("\n\n");
    }
  }
}
