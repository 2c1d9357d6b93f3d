package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.table.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names the variants whose networks are equal: between them a choice changes nothing, so no effect
 * can be told from their difference.
 */
public final class SameNetworks {

  private static final int NAMED = 5;

  private SameNetworks() {}

  /**
   * One sentence each, such as {@code #9 and #15 are the same network as #3}.
   *
   * @param same by the number of the first variant, the numbers of the others
   */
  public static List<String> sentences(Map<Integer, List<Integer>> same) {
    List<String> sentences = new ArrayList<>();
    same.entrySet().stream()
        .limit(NAMED)
        .forEach(
            it ->
                sentences.add(
                    list(it.getValue())
                        + (it.getValue().size() == 1 ? " is" : " are")
                        + " the same network as #"
                        + it.getKey()));
    if (same.size() > NAMED) {
      int more = same.size() - NAMED;
      sentences.add(
          "and so on for " + Numbers.grouped(more) + " more network" + (more == 1 ? "" : "s"));
    }
    return sentences;
  }

  private static String list(List<Integer> numbers) {
    List<String> names =
        new ArrayList<>(numbers.stream().limit(NAMED).map(it -> "#" + it).toList());
    if (numbers.size() > NAMED) {
      names.add(Numbers.grouped(numbers.size() - NAMED) + " more");
    }
    return DecisionText.join(names);
  }

  /** The equal networks of a result; empty if all differ. */
  static Optional<String> sentence(Trials trials) {
    Map<Integer, List<Integer>> same = new TreeMap<>();
    for (Completed trial : trials.result().completed()) {
      trial
          .sameAs()
          .ifPresent(
              first ->
                  same.computeIfAbsent(trials.number(first), it -> new ArrayList<>())
                      .add(trials.number(trial.variant())));
    }
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", sentences(same)) + ".");
  }

  /** What equal networks mean for the effects; empty if all networks differ. */
  public static Optional<String> confounded(StudyResult result) {
    List<String> factors =
        result.study().factors().stream()
            .filter(it -> result.completed().stream().anyMatch(trial -> isWithout(trial, it)))
            .map(Factor::name)
            .toList();
    return sentence(new Trials(result))
        .map(
            it ->
                it.substring(0, it.length() - 1)
                    + ": the effects and interactions of "
                    + DecisionText.join(factors)
                    + " are confounded there, since a choice of one hides that of another or"
                    + " changes nothing.");
  }

  // Another choice of this factor, and yet the same network.
  private static boolean isWithout(Completed trial, Factor factor) {
    return trial
        .sameAs()
        .filter(it -> !it.option(factor).equals(trial.variant().option(factor)))
        .isPresent();
  }
}
