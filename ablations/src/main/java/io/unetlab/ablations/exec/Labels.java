package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import java.util.regex.Pattern;

/** Chooses variants by their labels, as a shell chooses files: {@code *ratio=three*}. */
public final class Labels {

  private Labels() {}

  /** Whether a pattern of {@code *} and {@code ?} fits the whole label; an empty one fits all. */
  public static boolean matches(String pattern, Variant variant) {
    return pattern.isEmpty() || regex(pattern).matcher(variant.label()).matches();
  }

  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char each : pattern.toCharArray()) {
      regex.append(
          switch (each) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(each));
          });
    }
    return Pattern.compile(regex.toString());
  }
}
