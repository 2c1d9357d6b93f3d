package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Text to a tree whose every value knows where it stands. Whatever the text, reading ends in a tree
 * or in problems.
 *
 * <p>A key that stands twice, or that is no text, is reported and left out, and the rest is still
 * read: there may then be a tree <em>and</em> errors.
 */
public final class YamlReader {

  private YamlReader() {}

  /** Reads a file; empty when there is nothing to go on with, and then a problem was added. */
  public static Optional<YamlNode> read(Path file, Problems problems) {
    return TextFile.read(file, problems).flatMap(source -> read(source, problems));
  }

  /** Reads a text; empty when there is nothing to go on with, and then a problem was added. */
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
   * Reads a value that ends a text, such as what stands behind {@code =} on the command line; it
   * may be YAML's null.
   *
   * @param start where the value begins, in chars from 0; what stands before is not read
   */
  public static Optional<YamlNode> readValue(Source source, int start, Problems problems) {
    String text = source.text();
    String blank = " ".repeat(text.codePointCount(0, start));
    try {
      Optional<YamlNode> root = tree(source, blank + text.substring(start), problems);
      if (root.isEmpty()) {
        String message = "expected a value; `~` takes the key away";
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
