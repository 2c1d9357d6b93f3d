package io.unetlab.spec.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A text that locations point into: a file, or the argument of {@code --set}. */
public final class Source {

  private final String name;
  private final String text;
  private final Path directory;
  // Where each line starts, found when a line is first asked for: every change of a tree looks at
  // the line that it stands in, and studies make millions.
  private volatile List<Integer> starts = List.of();

  /**
   * A text.
   *
   * @param name what a message calls it, normally the file's path as the user gave it
   * @param text the whole text
   * @param directory what the file names in the text are relative to
   */
  public Source(String name, String text, Path directory) {
    this.name = Objects.requireNonNull(name, "name");
    this.text = Objects.requireNonNull(text, "text");
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /** A text whose file names are relative to the working directory. */
  public Source(String name, String text) {
    this(name, text, Path.of(""));
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public Path directory() {
    return directory;
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
    List<Integer> lines = starts();
    int index = Math.max(number, 1) - 1;
    if (index >= lines.size()) {
      return "";
    }
    int start = lines.get(index);
    return text.substring(start, endOfLine(start));
  }

  private List<Integer> starts() {
    if (starts.isEmpty()) {
      List<Integer> all = new ArrayList<>(List.of(0));
      for (int end = endOfLine(0); end < text.length(); end = endOfLine(all.get(all.size() - 1))) {
        all.add(end + (text.startsWith("\r\n", end) ? 2 : 1));
      }
      starts = List.copyOf(all);
    }
    return starts;
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Source that
        && name.equals(that.name)
        && text.equals(that.text)
        && directory.equals(that.directory);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, text, directory);
  }

  @Override
  public String toString() {
    return name;
  }
}
