package io.unetlab.spec.source;

import java.util.Objects;

/**
 * Where a value is: every value read from a file knows it, so that any problem can show it.
 *
 * @param source the text
 * @param line from 1
 * @param column from 1, in Unicode code points
 */
public record SourceLocation(Source source, int line, int column) {

  /** For values that come from no file: defaults, and specs made by a program. */
  public static final SourceLocation NOWHERE = new Source("(program)", "").at(1, 1);

  public SourceLocation {
    Objects.requireNonNull(source, "source");
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "line and column count from 1, got " + line + ":" + column);
    }
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }

  // Locations are compared and printed often; a source's text is large, and its name is enough.
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceLocation that
        && line == that.line
        && column == that.column
        && source.name().equals(that.source.name());
  }

  @Override
  public int hashCode() {
    return Objects.hash(source.name(), line, column);
  }
}
