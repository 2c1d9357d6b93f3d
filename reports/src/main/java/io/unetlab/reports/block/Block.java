package io.unetlab.reports.block;

import io.unetlab.reports.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A piece of a report. Sections are made of blocks and know no format; a format renders blocks and
 * knows no section.
 */
public sealed interface Block {

  <R> R accept(Visitor<R> visitor);

  /** One method per block and no default, so that no format can miss one. */
  interface Visitor<R> {

    R heading(Heading heading);

    R paragraph(Paragraph paragraph);

    R bullets(Bullets bullets);

    R figures(Figures figures);

    R facts(Facts facts);

    R table(TableOf table);

    R picture(PictureOf picture);

    R pictures(PicturesOf pictures);

    R interactive(Interactive interactive);

    R folded(Folded folded);

    R code(Code code);
  }

  /** A heading within a section. */
  record Heading(String text) implements Block {
    public Heading {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.heading(this);
    }
  }

  /** Sentences. */
  record Paragraph(Tone tone, List<Span> spans) implements Block {

    /** How much weight the text has. */
    public enum Tone {
      /** The one sentence to remember. */
      LEAD,
      PLAIN,
      /** An aside, in small print. */
      NOTE
    }

    /**
     * A run of text.
     *
     * @param literal whether it is to be typed verbatim, such as a command or a file name
     */
    public record Span(String text, boolean literal) {
      public Span {
        Objects.requireNonNull(text, "text");
      }

      public static Span literal(String text) {
        return new Span(text, true);
      }

      public static Span text(String text) {
        return new Span(text, false);
      }
    }

    public Paragraph {
      Objects.requireNonNull(tone, "tone");
      spans = List.copyOf(spans);
    }

    public static Paragraph of(Tone tone, String text) {
      return new Paragraph(tone, List.of(Span.text(text)));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.paragraph(this);
    }
  }

  /** A list of sentences or words. */
  record Bullets(Kind kind, List<String> items) implements Block {

    /** What the items are. */
    public enum Kind {
      PLAIN,
      /** Warnings to read before relying on the rest. */
      WARNINGS,
      /** Single words. */
      CHIPS
    }

    public Bullets {
      Objects.requireNonNull(kind, "kind");
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bullets(this);
    }
  }

  /** Key figures, side by side. */
  record Figures(List<KeyFigure> figures) implements Block {
    public Figures {
      figures = List.copyOf(figures);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.figures(this);
    }
  }

  /** Names with their values. */
  record Facts(List<Fact> facts) implements Block {

    /** A name with its value. */
    public record Fact(String name, String value) {
      public Fact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
      }
    }

    public Facts {
      facts = List.copyOf(facts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.facts(this);
    }
  }

  /** A table; its own title is not shown, since a heading or a sentence above introduces it. */
  record TableOf(Table table, Shape shape) implements Block {

    /** What a wide table needs to fit a page. */
    public enum Shape {
      PLAIN,
      /** Many narrow columns, each row on one line. */
      MATRIX,
      /** Many narrow columns whose cells may wrap; the first column needs room. */
      LADDER
    }

    public TableOf {
      Objects.requireNonNull(table, "table");
      Objects.requireNonNull(shape, "shape");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.table(this);
    }
  }

  /**
   * One of the report's pictures; renders to nothing if the report has no picture of this name,
   * because the study lacks the numbers for it or the machine cannot draw.
   */
  record PictureOf(String name, String caption) implements Block {
    public PictureOf {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(caption, "caption");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.picture(this);
    }
  }

  /** Several of them beside each other, below each other on a narrow page. */
  record PicturesOf(List<String> names, String caption) implements Block {
    public PicturesOf {
      names = List.copyOf(names);
      Objects.requireNonNull(caption, "caption");
    }

    /** Those that the report has. */
    public <P> List<P> in(Map<String, P> pictures) {
      return names.stream().map(pictures::get).filter(Objects::nonNull).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pictures(this);
    }
  }

  /**
   * What a reader can explore in a page: hover, filter, sort. Formats without scripts, and readers
   * without them, get {@code still} instead.
   *
   * @param view the script that draws it, such as {@code map}
   * @param title names it for a screen reader
   * @param data a record for that script, written as JSON
   */
  record Interactive(String view, String title, Object data, List<Block> still) implements Block {
    public Interactive {
      Objects.requireNonNull(view, "view");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(data, "data");
      still = List.copyOf(still);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.interactive(this);
    }
  }

  /**
   * What most readers need not see: closed until they open it.
   *
   * @param title says what is inside
   */
  record Folded(String title, List<Block> blocks) implements Block {
    public Folded {
      Objects.requireNonNull(title, "title");
      blocks = List.copyOf(blocks);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.folded(this);
    }
  }

  /** Preformatted lines. */
  record Code(String text) implements Block {
    public Code {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.code(this);
    }
  }
}
