package io.unetlab.reports.format;

import static io.unetlab.reports.table.MarkdownTable.escape;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.section.StudyPage;
import io.unetlab.spec.source.Visible;
import java.util.List;

/** The report for a repository or a pull request; its pictures are files next to it. */
final class MarkdownReport {

  private MarkdownReport() {}

  static String write(Report report) {
    StudyPage page = report.page();
    MarkdownBlocks blocks = new MarkdownBlocks(report.pictures());
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escape(page.title())).append("\n\n");
    text.append(escape(page.kicker())).append("\n\n");
    append(text, blocks, page.summary());
    for (Section section : page.sections()) {
      text.append("## ").append(escape(section.heading())).append("\n\n");
      append(text, blocks, section.blocks());
    }
    return Visible.lines(text.toString().stripTrailing()) + "\n";
  }

  private static void append(StringBuilder text, MarkdownBlocks blocks, List<Block> all) {
    all.forEach(block -> text.append(block.accept(blocks)));
  }
}
