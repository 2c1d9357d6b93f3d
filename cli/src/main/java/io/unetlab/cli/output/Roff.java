package io.unetlab.cli.output;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Text in the macros of man(7). */
final class Roff {

  private final StringBuilder page = new StringBuilder();

  void heading(String title) {
    macro("SH", title);
  }

  /** Filled lines; each line of the text starts a new one in the source only. */
  void text(String text) {
    page.append(escaped(text)).append('\n');
  }

  /** A paragraph that starts with a tag, which is in bold or italics. */
  void tagged(String font, String tag, String text) {
    page.append(".TP\n").append(font).append(escaped(tag)).append("\\fR\n");
    text(text);
  }

  /** Lines that stay as they are. */
  void verbatim(String lines) {
    page.append(".nf\n");
    text(lines);
    page.append(".fi\n");
  }

  /** A macro with its arguments, which are quoted. */
  void macro(String name, String... arguments) {
    page.append('.').append(name).append(' ');
    page.append(
        Arrays.stream(arguments)
            .map(it -> '"' + escaped(it).replace("\"", "\\(dq") + '"')
            .collect(Collectors.joining(" ")));
    page.append('\n');
  }

  /**
   * A backslash, a hyphen and a quote are letters of roff; so is a dot or quote at a line's start.
   */
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti")
        .lines()
        .map(line -> line.startsWith(".") ? "\\&" + line : line)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
