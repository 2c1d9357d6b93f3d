package io.unetlab.reports.view;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.Explanation;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.select.Standing;
import io.unetlab.ablations.select.Verdict;
import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up a study's trials: their numbers, verdicts and places. */
public final class Trials {

  private final StudyResult result;
  private final Map<Variant, Integer> numbers;
  // By trial number: the index into the decision's verdicts, which are computed when read; -1 for a
  // trial without a verdict.
  private final int[] verdicts;
  private final Map<Integer, Ranked> places = new HashMap<>();
  private @Nullable Explanation explanation;
  private @Nullable Map<Standing, Long> counts;
  private boolean searched;
  private Optional<SearchFront> front = Optional.empty();

  public Trials(StudyResult result) {
    this.result = result;
    this.numbers = new HashMap<>(2 * result.trials().size());
    this.verdicts = new int[result.trials().size()];
    int completed = 0;
    for (TrialResult trial : result.trials()) {
      verdicts[numbers.size()] = trial.completed().isPresent() ? completed++ : -1;
      numbers.put(trial.variant(), numbers.size());
    }
    result.decision().ranking().forEach(it -> places.put(number(it.candidate().variant()), it));
  }

  public StudyResult result() {
    return result;
  }

  /** Of the metrics in bytes. */
  public Precision precision() {
    return result.study().precision();
  }

  /** A metric's title, which says whether a model predicts it. */
  public String title(Metric metric) {
    return CountedMetrics.title(metric, precision())
        + (result.predicted(metric).isPresent() ? ", predicted" : "");
  }

  /** The explanation of the figures; computed on first use. */
  public Explanation explanation() {
    Explanation known = explanation;
    if (known == null) {
      known = Explanation.of(result);
      explanation = known;
    }
    return known;
  }

  /** The front of a study with a search; computed on first use, empty for other studies. */
  public Optional<SearchFront> searchFront() {
    if (!searched) {
      front = SearchFront.of(this);
      searched = true;
    }
    return front;
  }

  /** What was measured by training networks in small; empty for a study that trains none. */
  public Optional<SmallScale> smallScale() {
    return result
        .trainings()
        .filter(it -> it.networks().stream().anyMatch(network -> !network.runs().isEmpty()))
        .map(it -> SmallScale.of(it, result.ladder()));
  }

  /** The index in the design's order; 0 is the base. */
  public int number(Variant variant) {
    return numbers.getOrDefault(variant, -1);
  }

  /** {@code #17}. */
  public String tag(Variant variant) {
    return "#" + number(variant);
  }

  /** {@code variant #17}, or {@code the base}. */
  String words(Variant variant) {
    return variant.isBase() ? "the base" : "variant " + tag(variant);
  }

  public Optional<Verdict> verdict(Variant variant) {
    return verdict(number(variant));
  }

  private Optional<Verdict> verdict(int trial) {
    return trial < 0 || verdicts[trial] < 0
        ? Optional.empty()
        : Optional.of(result.decision().verdicts().get(verdicts[trial]));
  }

  /** The rank among the feasible variants, from 1. */
  public Optional<Ranked> place(Variant variant) {
    return Optional.ofNullable(places.get(number(variant)));
  }

  public Optional<Completed> base() {
    return result.base().completed();
  }

  public Optional<Completed> winner() {
    return result.decision().winner();
  }

  public boolean isWinner(Variant variant) {
    return winner().map(it -> it.variant().equals(variant)).orElse(false);
  }

  public Standing standing(TrialResult trial) {
    return standing(number(trial.variant()), trial);
  }

  private Standing standing(int number, TrialResult trial) {
    return Standing.of(trial, verdict(number), isWinner(trial.variant()));
  }

  /** Why a trial cannot be chosen, one sentence per reason; empty if it can. */
  public List<String> reasons(TrialResult trial) {
    return trial
        .obstacle()
        .map(List::of)
        .or(() -> verdict(trial.variant()).map(Verdict::reasons))
        .orElse(List.of());
  }

  /** The choices in which a variant differs from the winner, or from the base without a winner. */
  public String differences(Variant variant) {
    Variant other = winner().map(Completed::variant).orElse(result.base().variant());
    List<String> different = new ArrayList<>();
    variant
        .choices()
        .forEach(
            (factor, option) -> {
              if (!option.equals(other.choices().get(factor))) {
                different.add(factor + "=" + option);
              }
            });
    return different.isEmpty() ? "nothing" : String.join(", ", different);
  }

  /** How many trials have this standing. */
  public long count(Standing standing) {
    Map<Standing, Long> known = counts;
    if (known == null) {
      known = new EnumMap<>(Standing.class);
      for (int i = 0; i < verdicts.length; i++) {
        known.merge(standing(i, result.trials().get(i)), 1L, Long::sum);
      }
      counts = known;
    }
    return known.getOrDefault(standing, 0L);
  }
}
