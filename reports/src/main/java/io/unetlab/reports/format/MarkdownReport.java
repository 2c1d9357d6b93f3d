package io.unetlab.reports.format;

import static io.unetlab.reports.table.MarkdownTable.escape;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Page;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.chart.Picture;
import io.unetlab.spec.source.Visible;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for a repository or a pull request; its pictures are files next to it. */
final class MarkdownReport {

  private MarkdownReport() {}

  /** The text of a page; pictures that are not given are left out. */
  static String write(Page page, Map<String, Picture.Drawn> pictures) {
    MarkdownBlocks blocks = new MarkdownBlocks(pictures);
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
