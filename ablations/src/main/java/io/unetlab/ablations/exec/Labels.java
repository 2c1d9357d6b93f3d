package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.spec.model.SpecHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How people refer to variants: by their choices, which a pattern matches as a shell matches file
 * names ({@code *ratio=three*}), and by their number in the study.
 */
public final class Labels {

  private Labels() {}

  /** Matches variants whose whole label fits a pattern of {@code *} and {@code ?}. */
  public static Predicate<Variant> fitting(String pattern) {
    Pattern regex = regex(pattern);
    return variant -> regex.matcher(variant.label()).matches();
  }

  /** {@code #17} for each network: the number of its first trial. */
  static Map<SpecHash, String> numbers(List<TrialResult> trials) {
    Map<SpecHash, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      String label = "#" + i;
      trials.get(i).completed().ifPresent(it -> labels.putIfAbsent(it.hash(), label));
    }
    return labels;
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
