package io.unetlab.reports.format;

import static io.unetlab.reports.table.MarkdownTable.escape;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Paragraph.Tone;
import io.unetlab.reports.block.KeyFigure;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.MarkdownTable;
import io.unetlab.reports.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Each block in GitHub's Markdown, followed by an empty line. */
final class MarkdownBlocks implements Block.Visitor<String> {

  private final Map<String, Picture.Drawn> pictures;

  MarkdownBlocks(Map<String, Picture.Drawn> pictures) {
    this.pictures = pictures;
  }

  @Override
  public String heading(Block.Heading heading) {
    return "### " + escape(heading.text()) + "\n\n";
  }

  @Override
  public String paragraph(Block.Paragraph paragraph) {
    String text =
        paragraph.spans().stream()
            .map(it -> it.literal() ? "`" + it.text() + "`" : escape(it.text()))
            .collect(Collectors.joining());
    return (paragraph.tone() == Tone.LEAD ? "**" + text + "**" : text) + "\n\n";
  }

  @Override
  public String bullets(Block.Bullets bullets) {
    return list(bullets.items());
  }

  @Override
  public String figures(Block.Figures figures) {
    Table table =
        new Table(
            "",
            List.of(
                Column.left("figure", ""),
                Column.right("base", "base"),
                Column.right("choice", "choice"),
                Column.right("change", "change")),
            figures.figures().stream().map(MarkdownBlocks::row).toList());
    return MarkdownTable.render(table) + "\n";
  }

  private static List<Cell> row(KeyFigure figure) {
    return List.of(
        Cell.words(figure.title() + figure.note().map(it -> " (" + it + ")").orElse("")),
        Cell.words(figure.base()),
        Cell.words(figure.choice()),
        Cell.words(figure.change().or(figure::caution).orElse("")));
  }

  @Override
  public String facts(Block.Facts facts) {
    return list(facts.facts().stream().map(it -> it.name() + ": " + it.value()).toList());
  }

  @Override
  public String table(Block.TableOf table) {
    return MarkdownTable.render(table.table()) + "\n";
  }

  @Override
  public String picture(Block.PictureOf picture) {
    return pictures(new Block.PicturesOf(List.of(picture.name()), picture.caption()));
  }

  @Override
  public String pictures(Block.PicturesOf block) {
    String images =
        block.in(pictures).stream()
            .map(Picture.Drawn::picture)
            .map(it -> "![%s](charts/%s.svg)".formatted(escape(it.title()), it.name()))
            .collect(Collectors.joining("\n"));
    return images.isEmpty() ? "" : images + "\n\n" + escape(block.caption()) + "\n\n";
  }

  @Override
  public String interactive(Block.Interactive interactive) {
    return interactive.still().stream().map(it -> it.accept(this)).collect(Collectors.joining());
  }

  // GitHub reads Markdown in a details element after an empty line.
  @Override
  public String folded(Block.Folded folded) {
    String inside =
        folded.blocks().stream().map(it -> it.accept(this)).collect(Collectors.joining());
    return "<details>\n<summary>"
        + escape(folded.title())
        + "</summary>\n\n"
        + inside
        + "</details>\n\n";
  }

  @Override
  public String code(Block.Code code) {
    return code.text().lines().map(it -> "    " + it + "\n").collect(Collectors.joining()) + "\n";
  }

  private static String list(List<String> items) {
    return items.stream().map(it -> "- " + escape(it) + "\n").collect(Collectors.joining()) + "\n";
  }
}
