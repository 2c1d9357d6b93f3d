package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Chooses variants by their labels, as a shell chooses files: {@code *ratio=three*}. */
public final class Labels {

  private Labels() {}

  /** Those whose whole label a pattern of {@code *} and {@code ?} fits; an empty one fits all. */
  public static Predicate<Variant> fitting(String pattern) {
    if (pattern.isEmpty()) {
      return variant -> true;
    }
    Pattern regex = regex(pattern);
    return variant -> regex.matcher(variant.label()).matches();
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
