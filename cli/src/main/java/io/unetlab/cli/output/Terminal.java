package io.unetlab.cli.output;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the output may assume about its destination: width, colours, progress lines.
 *
 * @param width columns that a line may use
 * @param interactive whether the output goes to a terminal
 * @param colour whether to use ANSI colours ({@code NO_COLOR} disables them, see no-color.org)
 */
public record Terminal(int width, boolean interactive, boolean colour) {

  /** For files and pipes, which have no width. */
  private static final int WIDE = 160;

  private static final int USUAL = 100;

  /** The terminal that this process writes to. */
  public static Terminal ofProcess() {
    return of(System.getenv(), isTerminal(System.console()));
  }

  static Terminal of(Map<String, String> environment, boolean interactive) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    int width = columns(environment.getOrDefault("COLUMNS", ""), interactive ? USUAL : WIDE);
    return new Terminal(width, interactive, interactive && !dumb && !refused);
  }

  private static int columns(String text, int otherwise) {
    try {
      return Math.max(40, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  // Since Java 22 a console exists even without a terminal, and isTerminal() distinguishes them;
  // before, the console was null without a terminal.
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
