package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How people refer to variants: by their choices, which a pattern matches as a shell matches file
 * names ({@code *ratio=three*}), and by their number in the study.
 */
public final class Labels {

  private Labels() {}

  /**
   * Matches variants whose whole label fits a pattern of {@code *} and {@code ?}, and those that
   * have a choice for each of its words: {@code conv=sep} is every variant with that option.
   */
  public static Predicate<Variant> fitting(String pattern) {
    int[] whole = pattern.codePoints().toArray();
    List<int[]> words =
        Stream.of(pattern.strip().split(" +", -1)).map(it -> it.codePoints().toArray()).toList();
    return variant ->
        fits(variant.label().codePoints().toArray(), whole)
            || words.stream().allMatch(word -> hasChoice(variant, word));
  }

  private static boolean hasChoice(Variant variant, int[] word) {
    return Stream.of(variant.label().split(" ", -1))
        .anyMatch(it -> fits(it.codePoints().toArray(), word));
  }

  /** {@code #17} or {@code #17 unet} for each network: the number of its first trial. */
  static Map<SpecHash, String> numbers(List<TrialResult> trials) {
    Map<SpecHash, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      int number = i;
      trials.get(i).completed().map(Completed::runs).orElse(List.of()).stream()
          .forEach(it -> labels.putIfAbsent(it.network(), Measurable.label(number, it)));
    }
    return labels;
  }

  // Where it does not fit, only the last `*` can take more: at most length times length steps.
  private static boolean fits(int[] label, int[] pattern) {
    int at = 0;
    int next = 0;
    int star = -1;
    int taken = 0;
    while (at < label.length) {
      int wanted = next < pattern.length ? pattern[next] : -1;
      if (wanted == '*') {
        star = next++;
        taken = at;
      } else if (wanted == '?' || wanted == label[at]) {
        at++;
        next++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++taken;
      } else {
        return false;
      }
    }
    return Arrays.stream(pattern).skip(next).allMatch(c -> c == '*');
  }
}
