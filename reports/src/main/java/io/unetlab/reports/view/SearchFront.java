package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.score.NonDominated;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The Pareto front of a search: the variants that no other variant which it evaluated dominates in
 * its objectives.
 */
public final class SearchFront {

  private final SearchSpec search;
  private final Front front;
  private final List<Completed> evaluated;
  private final Set<Variant> variants;

  private SearchFront(SearchSpec search, Front front, List<Completed> evaluated) {
    this.search = search;
    this.front = front;
    this.evaluated = evaluated;
    this.variants = front.members().stream().map(Completed::variant).collect(Collectors.toSet());
  }

  /** The front of a study with a search; empty if there is nothing to trade. */
  static Optional<SearchFront> of(Trials trials) {
    StudyResult result = trials.result();
    List<Objective> goals = goals(result);
    if (result.study().design().search().isEmpty() || goals.size() < 2) {
      return Optional.empty();
    }
    List<Completed> evaluated = result.completed();
    List<Completed> members = members(evaluated, preferred(evaluated, trials), goals);
    SearchSpec search = result.study().design().search().get();
    String among = "the variants that the search evaluated";
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(new SearchFront(search, new Front(among, goals, members), evaluated));
  }

  // By the values as they are: within the noise of predictions nearly every variant would be on it.
  private static List<Completed> members(
      List<Completed> evaluated, int[] preferred, List<Objective> goals) {
    Values values = new Values(evaluated);
    double[][] all = goals.stream().map(values::of).toArray(double[][]::new);
    int[] known =
        IntStream.of(preferred)
            .filter(i -> Arrays.stream(all).noneMatch(column -> Double.isNaN(column[i])))
            .toArray();
    double[][] columns =
        Arrays.stream(all)
            .map(column -> IntStream.of(known).mapToDouble(i -> column[i]).toArray())
            .toArray(double[][]::new);
    return known.length == 0
        ? List.of()
        : IntStream.of(NonDominated.of(columns)).mapToObj(i -> evaluated.get(known[i])).toList();
  }

  // Of several networks with equal values the rule's favourite represents them.
  private static int[] preferred(List<Completed> evaluated, Trials trials) {
    return IntStream.range(0, evaluated.size())
        .boxed()
        .sorted(Comparator.comparing(i -> order(evaluated.get(i).variant(), trials)))
        .mapToInt(i -> i)
        .toArray();
  }

  // Places can be shared, also the first: the choice is before all.
  private static int order(Variant variant, Trials trials) {
    int place = trials.place(variant).map(Ranked::place).orElse(Integer.MAX_VALUE);
    boolean chosen =
        place == 1 && trials.winner().map(it -> it.variant().equals(variant)).orElse(false);
    return chosen ? 0 : place;
  }

  // One objective alone has no front, but with the rule's limits it has.
  private static List<Objective> goals(StudyResult result) {
    List<Metric> metrics =
        new ArrayList<>(
            result.study().design().search().map(SearchSpec::objectives).orElse(List.of()));
    if (metrics.size() < 2) {
      result.decision().select().where().stream()
          .map(Constraint::metric)
          .forEach(it -> addNew(metrics, it));
    }
    return metrics.stream().map(Objective::of).toList();
  }

  private static void addNew(List<Metric> metrics, Metric metric) {
    if (!metrics.contains(metric)) {
      metrics.add(metric);
    }
  }

  public SearchSpec search() {
    return search;
  }

  /** In the order of the study. */
  public List<Objective> goals() {
    return front.goals();
  }

  /** The metrics of the objectives. */
  public List<Metric> metrics() {
    return front.metrics();
  }

  /** Every variant with counts, in the order of the trials. */
  public List<Completed> evaluated() {
    return evaluated;
  }

  /** The best in the first objective first. */
  public List<Completed> members() {
    return front.members();
  }

  /** Whether a variant is a member. */
  boolean has(Variant variant) {
    return variants.contains(variant);
  }

  /** The objectives in a sentence: {@code parameters, MACs and FID}. */
  public String words() {
    return DecisionText.join(metrics().stream().map(MetricCells::name).toList());
  }

  /** How many variants are on the front. */
  public String sentence() {
    return Numbers.grouped(members().size())
        + " of "
        + Numbers.grouped(evaluated.size())
        + (members().size() == 1
            ? " evaluated variants is on the Pareto front: no other dominates it in "
            : " evaluated variants are on the Pareto front: no other dominates them in ")
        + words()
        + ".";
  }

  /** The objectives, then the counted metrics of the study that are no objectives. */
  List<Metric> shown() {
    List<Metric> metrics = new ArrayList<>(metrics());
    for (String name : List.of("params", "macs", "peak_activation_bytes", "resnets")) {
      Metrics.find(name).ifPresent(it -> addNew(metrics, it));
    }
    return metrics;
  }
}
