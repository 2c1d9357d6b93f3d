package io.unetlab.spec.path;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Points at a value of a spec, as in {@code levels[1].transformer.self_attention}; {@code [-1]} is
 * the last item of a list and {@code [*]} all of them. The text and the record are equivalent.
 *
 * @param segments from the document's root, starting with a key
 */
public record SpecPath(List<Segment> segments) {

  /** One step down. */
  public sealed interface Segment permits Key, Index, All {}

  /** To a key's value. */
  public record Key(String name) implements Segment {

    public Key {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** To a list item, counted from 0, or backwards from the end from -1. */
  public record Index(int index) implements Segment {

    /** The index in a list of this size; outside its range if there is no such item. */
    public int in(int size) {
      return index < 0 ? size + index : index;
    }

    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /** To each item of a list. */
  public record All() implements Segment {

    @Override
    public String toString() {
      return "[*]";
    }
  }

  public SpecPath {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || !(segments.get(0) instanceof Key)) {
      throw new IllegalArgumentException("a path starts with a key, not with " + segments);
    }
  }

  /**
   * Reads what a user wrote.
   *
   * @param at where the text starts
   * @return empty if it is not a path; the problem has then been added
   */
  public static Optional<SpecPath> parse(String text, SourceLocation at, Problems problems) {
    try {
      return Optional.of(new PathParser(text).path());
    } catch (PathParser.NoPathException e) {
      SourceLocation place = at.source().at(at.line(), at.column() + e.offset());
      problems.error(SpecCode.BAD_PATH, place, text, e.complaint());
      return Optional.empty();
    }
  }

  /**
   * Reads what a program wrote.
   *
   * @throws IllegalArgumentException if the text is not a path
   */
  public static SpecPath of(String text) {
    try {
      return new PathParser(text).path();
    } catch (PathParser.NoPathException e) {
      throw new IllegalArgumentException("`" + text + "` is not a path: " + e.complaint(), e);
    }
  }

  /** The text of the first segments. */
  String beginning(int count) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments.subList(0, count)) {
      text.append(segment instanceof Key && !text.isEmpty() ? "." : "").append(segment);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return beginning(segments.size());
  }
}
