package io.unetlab.reports.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as a POSIX shell reads them. */
public final class ShellText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private ShellText() {}

  /** The words of one command in a line, each quoted if it has to be. */
  public static String command(List<String> words) {
    return words.stream().map(ShellText::word).collect(Collectors.joining(" "));
  }

  /** A word; in single quotes, between which a shell reads every character as it is. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
