package io.unetlab.builders.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The name of a network's file. A network's name may come from anywhere: it must neither lead out
 * of the directory nor contain what a shell, a terminal or another system takes for something else.
 * Letters and digits of all scripts stay, and so do blanks and the usual punctuation; anything else
 * becomes {@code _}.
 */
public final class FileName {

  private static final String KEPT = " ._-+=,;@#%&()[]{}~^!$";
  private static final int MOST_BYTES = 200;
  private static final int REPLACEMENT = '_';

  private FileName() {}

  /** The name for a network of this name, without a suffix. */
  public static String of(String name) {
    String safe = replaced(name.strip());
    return isSpellable(safe) ? safe : safe.replaceAll("[^ -~]", "_");
  }

  private static String replaced(String name) {
    StringBuilder safe = new StringBuilder();
    int bytes = 0;
    for (int point : name.codePoints().toArray()) {
      boolean leads = safe.isEmpty() && (point == '.' || point == '~');
      int kept = !leads && isKept(point) ? point : REPLACEMENT;
      bytes += Character.toString(kept).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        break;
      }
      safe.appendCodePoint(kept);
    }
    return safe.isEmpty() ? "_" : safe.toString();
  }

  private static boolean isKept(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK
        || KEPT.indexOf(point) >= 0;
  }

  // In some locales the system spells file names in ASCII only.
  private static boolean isSpellable(String name) {
    try {
      return !Path.of(name).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
