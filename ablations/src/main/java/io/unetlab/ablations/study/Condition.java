package io.unetlab.ablations.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The choices of other factors that an option requires.
 *
 * @param allowed for each factor that it names, the options of which one has to be chosen
 */
public record Condition(Map<String, List<String>> allowed) {

  /** Always holds. */
  public static final Condition NONE = new Condition(Map.of());

  public Condition {
    allowed = Collections.unmodifiableMap(new LinkedHashMap<>(allowed));
  }

  public boolean isNone() {
    return allowed.isEmpty();
  }

  /** Both conditions; for a factor that both name, the options that both allow. */
  public Condition and(Condition other) {
    Map<String, List<String>> both = new LinkedHashMap<>(allowed);
    other.allowed.forEach((factor, options) -> both.merge(factor, options, Condition::common));
    return new Condition(both);
  }

  private static List<String> common(List<String> some, List<String> others) {
    return some.stream().filter(others::contains).toList();
  }

  /** For example {@code attention=cross and ratio=three or one}. */
  public String text() {
    return allowed.entrySet().stream()
        .map(it -> it.getKey() + "=" + String.join(" or ", it.getValue()))
        .collect(Collectors.joining(" and "));
  }
}
