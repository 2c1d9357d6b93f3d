package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.Visible;
import java.util.Objects;

/**
 * A scalar as written. Its reader decides what it means (a number, a word).
 *
 * @param text the value with quotes and escapes resolved
 * @param quoted whether it was quoted or in a block scalar, which makes it text whatever it looks
 *     like
 */
public record ScalarNode(SourceLocation location, String text, boolean quoted) implements YamlNode {

  private static final int SHOWN = 40;

  /** A text may be a million characters long, and so may those of a thousand problems. */
  private static final int READ = 1000;

  public ScalarNode {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(text, "text");
  }

  /** YAML's null: nothing, {@code ~} or {@code null}, unquoted. */
  public boolean isNull() {
    return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  /** Whether this is exactly the unquoted word. */
  public boolean is(String word) {
    return !quoted && text.equals(word);
  }

  @Override
  public String describe() {
    if (isNull()) {
      return "nothing";
    }
    String start = text.substring(0, Math.min(text.length(), READ));
    String line = Visible.line(start.replaceAll("\\s+", " "));
    String shown = line.codePointCount(0, line.length()) > SHOWN ? beginning(line) + "…" : line;
    return quoted ? "`\"" + shown + "\"`" : "`" + shown + "`";
  }

  private static String beginning(String line) {
    return line.substring(0, line.offsetByCodePoints(0, SHOWN));
  }
}
