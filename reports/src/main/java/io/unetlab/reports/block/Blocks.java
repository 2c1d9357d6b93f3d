package io.unetlab.reports.block;

import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Block.Heading;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Block.PictureOf;
import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Collects blocks in order; drops tables without rows and lists without items. */
public final class Blocks {

  private final List<Block> blocks = new ArrayList<>();

  public Blocks add(Block block) {
    blocks.add(block);
    return this;
  }

  public Blocks addAll(List<? extends Block> more) {
    blocks.addAll(more);
    return this;
  }

  public Blocks heading(String text) {
    return add(new Heading(text));
  }

  public Blocks paragraph(String text) {
    return add(Paragraph.of(Paragraph.Tone.PLAIN, text));
  }

  public Blocks note(String text) {
    return add(Paragraph.of(Paragraph.Tone.NOTE, text));
  }

  public Blocks bullets(List<String> items) {
    return bullets(Bullets.Kind.PLAIN, items);
  }

  public Blocks bullets(Bullets.Kind kind, List<String> items) {
    return items.isEmpty() ? this : add(new Bullets(kind, items));
  }

  /** A list under a heading; nothing if there are no items. */
  public Blocks bullets(String heading, List<String> items) {
    return items.isEmpty() ? this : heading(heading).bullets(items);
  }

  public Blocks table(Table table) {
    return table(table, TableOf.Shape.PLAIN);
  }

  public Blocks table(Table table, TableOf.Shape shape) {
    return table.isEmpty() ? this : add(new TableOf(table, shape));
  }

  /** A table under a heading; nothing if there are no rows. */
  public Blocks table(String heading, Table table) {
    return table.isEmpty() ? this : heading(heading).table(table);
  }

  public Blocks picture(String name, String caption) {
    return add(new PictureOf(name, caption));
  }

  public Section section(String anchor, String heading) {
    return section(anchor, heading, heading);
  }

  public Section section(String anchor, String link, String heading) {
    return new Section(anchor, link, heading, blocks);
  }

  public List<Block> all() {
    return List.copyOf(blocks);
  }
}
