package io.unetlab.cli.output;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the output may assume of the other end: a width to fit, colours, progress lines.
 *
 * @param width columns that a line may use
 * @param interactive whether a person watches
 * @param colour whether ANSI colours are welcome ({@code NO_COLOR} says no, see no-color.org)
 */
public record Terminal(int width, boolean interactive, boolean colour) {

  /** For files and pipes, which have no width of their own. */
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

  // Since Java 22 there is a console even without a terminal, and isTerminal() tells; before, it
  // tells by being null.
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
