package io.unetlab.spec.source;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A text that locations point into: a file, or the argument of {@code --set}.
 *
 * @param name what a message calls it, normally the file's path as the user gave it
 * @param text the whole text
 * @param directory what the file names in the text are relative to
 */
public record Source(String name, String text, Path directory) {

  public Source {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(directory, "directory");
  }

  /** A text whose file names are relative to the working directory. */
  public Source(String name, String text) {
    this(name, text, Path.of(""));
  }

  /** The same text, its file names relative to another directory. */
  public Source in(Path other) {
    return new Source(name, text, other);
  }

  /**
   * The text of a line, counted from 1, without the line feed, carriage return or both that end it;
   * empty if the source has no such line.
   */
  public String line(int number) {
    int start = 0;
    for (int line = 1; line < number; line++) {
      int end = endOfLine(start);
      if (end == text.length()) {
        return "";
      }
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return text.substring(start, endOfLine(start));
  }

  private int endOfLine(int start) {
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return i;
      }
    }
    return text.length();
  }

  /** A location in this source; line and column are counted from 1. */
  public SourceLocation at(int line, int column) {
    return new SourceLocation(this, line, column);
  }
}
