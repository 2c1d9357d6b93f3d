package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Block.Paragraph.Span;
import io.unetlab.reports.block.Block.Paragraph.Tone;
import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.KeyFigure;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each kind of block in each format for reading; what a name holds stays text; {@code
 * -Dunetlab.golden=write} renews the files.
 */
class BlocksTest {

  private static final Table TABLE =
      new Table(
          "not shown",
          List.of(Column.left("standing", "standing"), Column.right("macs", "MACs")),
          List.of(
              List.of(Cell.words("chosen"), Cell.brief(1_200_000)),
              List.of(Cell.words("⚠ <b>"), Cell.missing())));

  private static final List<Block> ALL =
      new Blocks()
          .add(Paragraph.of(Tone.LEAD, "Saves 12 % & <more>."))
          .add(
              new Block.Figures(
                  List.of(
                      new KeyFigure(
                          "FID",
                          "12",
                          "11",
                          Optional.of("-1"),
                          Optional.empty(),
                          Optional.of("predicted")),
                      new KeyFigure(
                          "MACs",
                          "2 M",
                          "1 M",
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty()))))
          .bullets(Bullets.Kind.CHIPS, List.of("depth=one"))
          .heading("A <heading>")
          .paragraph("A *plain* one.")
          .note("An aside.")
          .add(
              new Paragraph(
                  Tone.PLAIN, List.of(Span.text("See "), Span.literal("a.csv"), Span.text("."))))
          .bullets(List.of("one", "12 % <two>"))
          .bullets(Bullets.Kind.WARNINGS, List.of("mind"))
          .bullets("Not shown", List.of())
          .table(TABLE)
          .table(TABLE, TableOf.Shape.MATRIX)
          .table("Not shown", new Table("", TABLE.columns(), List.of()))
          .picture("no-such-picture", "not shown")
          .add(new Block.Folded("More <b>", new Blocks().paragraph("Inside.").all()))
          .add(new Block.Code("a: <b>\n  - c\n"))
          .add(new Block.Facts(List.of(new Block.Facts.Fact("base", "<sd15>"))))
          .all();

  @Test
  void asHtml() throws IOException {
    TemplateEngine templates =
        TemplateEngine.createPrecompiled(null, ContentType.Html, getClass().getClassLoader());
    HtmlBlocks html = new HtmlBlocks(templates, Map.of());
    StringOutput page = new StringOutput();
    ALL.forEach(block -> block.accept(html).writeTo(page));
    matches("blocks.html", page.toString().replaceAll("(?m)^\n", ""));
  }

  @Test
  void asMarkdown() throws IOException {
    MarkdownBlocks markdown = new MarkdownBlocks(Map.of());
    matches("blocks.md", ALL.stream().map(it -> it.accept(markdown)).collect(Collectors.joining()));
  }

  private static void matches(String golden, String written) throws IOException {
    if ("write".equals(System.getProperty("unetlab.golden"))) {
      Files.writeString(Path.of("src/test/resources/golden").resolve(golden), written);
    }
    assertThat(written).isEqualTo(Fixtures.text("/golden/" + golden));
  }
}
