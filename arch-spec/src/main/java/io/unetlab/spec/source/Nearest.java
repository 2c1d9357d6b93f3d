package io.unetlab.spec.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses which word was meant: the one with the fewest typos (insert, delete, replace, swap
 * neighbours) from what was typed, if they are few enough for its length.
 */
public final class Nearest {

  private static final int LONGEST = 60;
  private static final int MOST_COMPARED = 1000;

  private Nearest() {}

  /**
   * The allowed word that {@code typed} most likely means; empty if none is close. Only the first
   * {@value #MOST_COMPARED} words of a similar length are compared.
   */
  public static Optional<String> to(String typed, Collection<String> allowed) {
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return Optional.empty();
    }
    String word = typed.toLowerCase(Locale.ROOT);
    int fewest = Math.max(1, (word.length() + 1) / 3) + 1;
    Optional<String> nearest = Optional.empty();
    int compared = 0;
    for (String candidate : allowed) {
      // Each character more or less is a typo.
      if (Math.abs(candidate.length() - word.length()) >= fewest) {
        continue;
      }
      if (compared == MOST_COMPARED) {
        break;
      }
      compared++;
      int slips = slips(word, candidate.toLowerCase(Locale.ROOT));
      if (slips < fewest && slips < word.length()) {
        fewest = slips;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** {@code did you mean `x`?}, or an empty text. */
  public static String hint(String typed, Collection<String> allowed) {
    return to(typed, allowed).map(word -> "did you mean `" + word + "`?").orElse("");
  }

  // The optimal string alignment distance: cell i, j is that of the prefixes of length i and j.
  static int slips(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
        least = Math.min(least, table[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && swapped(a, i, b, j)) {
          least = Math.min(least, table[i - 2][j - 2] + 1);
        }
        table[i][j] = least;
      }
    }
    return table[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
