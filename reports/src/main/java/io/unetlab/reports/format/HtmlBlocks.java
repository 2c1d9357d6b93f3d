package io.unetlab.reports.format;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.page.PageJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each block as an element of a page: one template per block, which escapes its values. */
public final class HtmlBlocks implements Block.Visitor<Content> {

  private final TemplateEngine templates;
  private final Map<String, Picture.Drawn> pictures;

  HtmlBlocks(TemplateEngine templates, Map<String, Picture.Drawn> pictures) {
    this.templates = templates;
    this.pictures = pictures;
  }

  /** The text with no line break before a percent sign. */
  public static String whole(String text) {
    return text.replace(" %", "\u00a0%");
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
    return element("table", table);
  }

  @Override
  public Content picture(Block.PictureOf picture) {
    return Optional.ofNullable(pictures.get(picture.name()))
        .map(it -> element("picture", Map.of("drawn", it, "caption", picture.caption())))
        .orElse(out -> {});
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
