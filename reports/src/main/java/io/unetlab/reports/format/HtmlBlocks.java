package io.unetlab.reports.format;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.page.PageJson;
import io.unetlab.reports.table.Alignment;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each block as an element of a page: one template per block, which escapes its values. */
public final class HtmlBlocks implements Block.Visitor<Content> {

  private final TemplateEngine templates;
  private final Map<String, Picture.Drawn> pictures;
  private final String heading;

  HtmlBlocks(TemplateEngine templates, Map<String, Picture.Drawn> pictures) {
    this(templates, pictures, "");
  }

  private HtmlBlocks(
      TemplateEngine templates, Map<String, Picture.Drawn> pictures, String heading) {
    this.templates = templates;
    this.pictures = pictures;
    this.heading = heading;
  }

  /** A section's blocks; each table is named after the heading above it, for screen readers. */
  public List<Content> of(Section section) {
    List<Content> contents = new ArrayList<>();
    HtmlBlocks under = new HtmlBlocks(templates, pictures, section.heading());
    for (Block block : section.blocks()) {
      if (block instanceof Block.Heading heading) {
        under = new HtmlBlocks(templates, pictures, heading.text());
      }
      contents.add(block.accept(under));
    }
    return contents;
  }

  /** The text with no line break before a percent sign. */
  public static String whole(String text) {
    return text.replace(" %", "\u00a0%");
  }

  /** A cell's text, in which a number and its unit stay on one line even where a range wraps. */
  public static String shown(Cell cell) {
    return cell.shown().replaceAll("(?<=\\d) (?!to |of |→)", "\u00a0");
  }

  /** The class of a column's cells: numbers, which never wrap, or text. */
  public static String side(Column column) {
    return column.alignment() == Alignment.RIGHT ? "num" : "txt";
  }

  /** The further class of a cell that is empty or rests on an assumption. */
  public static String tone(Cell cell) {
    if (cell instanceof Cell.Missing) {
      return " missing";
    }
    return cell.shown().startsWith("⚠") ? " assumed" : "";
  }

  @Override
  public Content heading(Block.Heading heading) {
    return element("heading", heading);
  }

  @Override
  public Content paragraph(Block.Paragraph paragraph) {
    return element("paragraph", paragraph);
  }

  @Override
  public Content bullets(Block.Bullets bullets) {
    return element("bullets", bullets);
  }

  @Override
  public Content figures(Block.Figures figures) {
    return element("figures", figures);
  }

  @Override
  public Content facts(Block.Facts facts) {
    return element("facts", facts);
  }

  @Override
  public Content table(Block.TableOf table) {
    return element("table", Map.of("block", table, "title", heading));
  }

  @Override
  public Content picture(Block.PictureOf picture) {
    return Optional.ofNullable(pictures.get(picture.name()))
        .map(it -> element("picture", Map.of("drawn", it, "caption", picture.caption())))
        .orElse(out -> {});
  }

  @Override
  public Content pictures(Block.PicturesOf block) {
    List<Picture.Drawn> drawn = block.in(pictures);
    return drawn.isEmpty()
        ? out -> {}
        : element("pictures", Map.of("drawn", drawn, "caption", block.caption()));
  }

  @Override
  public Content interactive(Block.Interactive interactive) {
    List<Content> still = interactive.still().stream().map(it -> it.accept(this)).toList();
    return element(
        "interactive",
        Map.of(
            "block", interactive,
            "data", PageJson.text(interactive.data()),
            "still", still));
  }

  @Override
  public Content folded(Block.Folded folded) {
    List<Content> inside = folded.blocks().stream().map(it -> it.accept(this)).toList();
    return element("folded", Map.of("title", folded.title(), "inside", inside));
  }

  @Override
  public Content code(Block.Code code) {
    return element("code", code);
  }

  private Content element(String name, Object block) {
    return out -> templates.render("block/" + name + ".jte", block, out);
  }

  private Content element(String name, Map<String, Object> values) {
    return out -> templates.render("block/" + name + ".jte", values, out);
  }
}
