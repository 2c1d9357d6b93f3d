package io.unetlab.reports.page;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.select.Standing;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.view.SearchFront;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A page's variants as columns. A column of small indices is a text with one character for each
 * variant, {@code 0} plus the index: half the size of a list of numbers, which counts where there
 * are twenty thousand. What few variants have is a list of those that have it.
 *
 * @param number in the design's order, by which tables name a variant
 * @param choices by factor, the index of each variant's option, as text
 * @param values by metric; {@code null} where unknown
 * @param doubtful by metric, the variants whose measurement is not to be relied on
 * @param standing index into the standings, as text
 * @param rank among the feasible variants, from 1; 0 for others
 * @param why index into {@code reasons}, as text
 * @param reasons why variants cannot be chosen, except for the limits that they violate; the first
 *     is empty
 * @param front members of the Pareto front, of a search or of the rule's metrics
 * @param same variants with the network of an earlier one, each with the earlier one's number
 */
record VariantColumns(
    int[] number,
    List<String> choices,
    List<@Nullable BigDecimal[]> values,
    List<int[]> doubtful,
    String standing,
    int[] rank,
    String why,
    List<String> reasons,
    int[] front,
    List<int[]> same) {

  private static final Set<Standing> SAID_BY_LIMITS =
      Set.of(Standing.CHOSEN, Standing.FEASIBLE, Standing.VIOLATES);

  /** The columns of some variants. */
  static VariantColumns of(List<TrialResult> shown, List<Metric> metrics, Trials trials) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    reasons.put("", 0);
    return new VariantColumns(
        shown.stream().mapToInt(it -> trials.number(it.variant())).toArray(),
        trials.result().study().factors().stream().map(it -> choices(shown, it)).toList(),
        metrics.stream().map(it -> values(shown, it)).toList(),
        metrics.stream().map(it -> doubtful(shown, it)).toList(),
        text(shown, it -> trials.standing(it).ordinal()),
        shown.stream().mapToInt(it -> rank(it, trials)).toArray(),
        text(shown, it -> reasons.computeIfAbsent(why(it, trials), any -> reasons.size())),
        List.copyOf(reasons.keySet()),
        front(shown, trials),
        same(shown, trials));
  }

  private static String choices(List<TrialResult> shown, Factor factor) {
    return text(shown, it -> factor.options().indexOf(it.variant().option(factor)));
  }

  private static String text(List<TrialResult> shown, ToIntFunction<TrialResult> index) {
    StringBuilder text = new StringBuilder(shown.size());
    shown.forEach(it -> text.append((char) ('0' + index.applyAsInt(it))));
    return text.toString();
  }

  private static @Nullable BigDecimal[] values(List<TrialResult> shown, Metric metric) {
    return shown.stream()
        .map(it -> it.completed().flatMap(known -> known.value(metric)).orElse(null))
        .toArray(BigDecimal[]::new);
  }

  private static int[] doubtful(List<TrialResult> shown, Metric metric) {
    return IntStream.range(0, shown.size())
        .filter(i -> shown.get(i).completed().filter(known -> known.isDoubtful(metric)).isPresent())
        .toArray();
  }

  private static int rank(TrialResult trial, Trials trials) {
    return trials.place(trial.variant()).map(it -> it.place()).orElse(0);
  }

  // A limit's violation follows from the value, and its text would be another one for each variant.
  private static String why(TrialResult trial, Trials trials) {
    return SAID_BY_LIMITS.contains(trials.standing(trial))
        ? ""
        : String.join("; ", trials.reasons(trial));
  }

  private static int[] front(List<TrialResult> shown, Trials trials) {
    Set<Completed> members = Set.copyOf(front(trials));
    return IntStream.range(0, shown.size())
        .filter(i -> shown.get(i).completed().filter(members::contains).isPresent())
        .toArray();
  }

  // A search has a front of its own; else the one of most metrics tells most.
  private static List<Completed> front(Trials trials) {
    return trials
        .searchFront()
        .map(SearchFront::members)
        .or(
            () ->
                trials.result().decision().fronts().stream()
                    .max(Comparator.comparingInt(it -> it.goals().size()))
                    .map(Front::members))
        .orElse(List.of());
  }

  private static List<int[]> same(List<TrialResult> shown, Trials trials) {
    List<int[]> same = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      int at = i;
      shown
          .get(i)
          .completed()
          .flatMap(Completed::sameAs)
          .ifPresent(it -> same.add(new int[] {at, trials.number(it)}));
    }
    return same;
  }
}
