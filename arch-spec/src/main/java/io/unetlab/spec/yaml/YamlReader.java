package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads text to a tree in which every value has its location. Any text ends in a tree or in
 * problems.
 *
 * <p>A duplicate key, or one that is not text, is reported and left out, and the rest is still
 * read: there may then be a tree <em>and</em> errors.
 */
public final class YamlReader {

  private YamlReader() {}

  /** Reads a file; empty if unreadable; a problem has then been added. */
  public static Optional<YamlNode> read(Path file, Problems problems) {
    return TextFile.read(file, problems).flatMap(source -> read(source, problems));
  }

  /** Reads a text; empty if unreadable; a problem has then been added. */
  public static Optional<YamlNode> read(Source source, Problems problems) {
    try {
      Optional<YamlNode> root = tree(source, source.text(), problems).filter(YamlReader::isSaid);
      if (root.isEmpty()) {
        problems.error(SpecCode.EMPTY, source.at(1, 1), "", "the file holds no document");
      }
      return root;
    } catch (UnreadableException e) {
      problems.add(e.problem());
      return Optional.empty();
    }
  }

  /**
   * Reads the value at the end of a text, such as after {@code =} on the command line; it may be
   * YAML's null.
   *
   * @param start where the value starts, in chars from 0; text before it is not read
   */
  public static Optional<YamlNode> readValue(Source source, int start, Problems problems) {
    String text = source.text();
    String blank = " ".repeat(text.codePointCount(0, start));
    try {
      Optional<YamlNode> root = tree(source, blank + text.substring(start), problems);
      if (root.isEmpty()) {
        String message = "expected a value; `~` removes the key";
        problems.error(SpecCode.SYNTAX, source.at(1, blank.length() + 1), "", message);
      }
      return root;
    } catch (UnreadableException e) {
      problems.add(e.problem());
      return Optional.empty();
    }
  }

  private static Optional<YamlNode> tree(Source source, String text, Problems problems) {
    return new TreeBuilder(new YamlEvents(source, text), problems).document();
  }

  private static boolean isSaid(YamlNode root) {
    return !(root instanceof ScalarNode scalar && scalar.isNull());
  }
}
