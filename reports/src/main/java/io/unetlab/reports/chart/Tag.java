package io.unetlab.reports.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a group of a drawing is, for readers, pointers and scripts: in SVG a {@code <g>} with a
 * {@code <title>}. It travels to the writer as a hint, which other outputs ignore.
 *
 * @param title shown on hover; may have several lines; empty for none
 * @param data {@code data-} attributes, without that prefix, in their order
 */
public record Tag(String title, Map<String, String> data) {

  static final RenderingHints.Key KEY = new Key(Tag.class, 7_301);
  static final String END = "end";

  /** Which point of a text is at its position, for readers with another font. */
  static final RenderingHints.Key ANCHOR = new Key(Pen.Anchor.class, 7_302);

  public Tag {
    Objects.requireNonNull(title, "title");
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** Everything that is drawn until {@link #close} belongs to the group. */
  void open(Graphics2D g) {
    g.setRenderingHint(KEY, this);
  }

  static void close(Graphics2D g) {
    g.setRenderingHint(KEY, END);
  }

  // Java's own keys have smaller numbers.
  private static final class Key extends RenderingHints.Key {

    private final Class<?> type;

    Key(Class<?> type, int number) {
      super(number);
      this.type = type;
    }

    @Override
    public boolean isCompatibleValue(Object value) {
      return type.isInstance(value) || END.equals(value);
    }
  }
}
