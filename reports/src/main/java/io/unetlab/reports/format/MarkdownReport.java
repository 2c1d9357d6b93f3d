package io.unetlab.reports.format;

import static io.unetlab.reports.table.MarkdownTable.escape;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.section.StudyPage;
import io.unetlab.spec.source.Visible;
import java.util.List;
import java.util.stream.Collectors;

/** The report for a repository or a pull request; its pictures are files next to it. */
final class MarkdownReport {

  private MarkdownReport() {}

  static String write(Report report) {
    StudyPage page = report.page();
    MarkdownBlocks blocks = new MarkdownBlocks(report.pictures());
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escape(page.title())).append("\n\n");
    text.append(escape(page.kicker())).append("\n\n");
    text.append(text(blocks, page.summary()));
    page.sections().forEach(it -> text.append(section(blocks, it)));
    return Visible.lines(text.toString().stripTrailing()) + "\n";
  }

  // Without pictures, what a section shows may be nothing.
  private static String section(MarkdownBlocks blocks, Section section) {
    String content = text(blocks, section.blocks());
    return content.isBlank() ? "" : "## " + escape(section.heading()) + "\n\n" + content;
  }

  private static String text(MarkdownBlocks blocks, List<Block> all) {
    return all.stream().map(it -> it.accept(blocks)).collect(Collectors.joining());
  }
}
