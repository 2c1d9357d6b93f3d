package io.unetlab.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as a POSIX shell reads them. */
public final class ShellText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  /** White space, what is quoted, an escaped character, or characters that stand for themselves. */
  private static final Pattern PART =
      Pattern.compile("\\s+|'[^']*'|\\\\.|[^\\s'\\\\]+", Pattern.DOTALL);

  private ShellText() {}

  /** The words of one command in a line, each quoted if it has to be. */
  public static String command(List<String> words) {
    return words.stream().map(ShellText::word).collect(Collectors.joining(" "));
  }

  /**
   * The words of a command as {@link #command} writes it: single quotes keep what is between them,
   * and a backslash the character after it.
   */
  public static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = PART.matcher(command);
    StringBuilder word = new StringBuilder();
    boolean started = false;
    while (matcher.find()) {
      String part = matcher.group();
      boolean space = part.isBlank();
      if (space && started) {
        words.add(word.toString());
        word.setLength(0);
      } else if (part.startsWith("'")) {
        word.append(part, 1, part.length() - 1);
      } else if (!space) {
        word.append(part.startsWith("\\") ? part.substring(1) : part);
      }
      started = !space;
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }

  /** A word; in single quotes, between which a shell reads every character as it is. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
