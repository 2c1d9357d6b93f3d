package io.unetlab.reports.view;

import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.score.NonDominated;
import io.unetlab.ablations.search.Hypervolume;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hypervolume that each algorithm of a search reached, by the number of its evaluations, as a
 * share of that of the whole front: the exact one where an exact search ran too, else of all that
 * was found. Each objective is scaled to its range on this front; the reference point is a tenth of
 * that range behind its worst values.
 */
public final class Convergence {

  private static final double BEHIND = 1.1;
  private static final int POINTS = 200;

  private final SearchFront front;
  private final List<SearchRun> runs;
  private final double[] best;
  private final double[] worst;
  private final double whole;
  private final Map<Variant, double[]> places = new HashMap<>();
  private final Set<Variant> counted;

  public Convergence(Trials trials, SearchFront front) {
    this.front = front;
    this.runs = trials.result().searched().runs();
    double[][] members = front.members().stream().map(this::values).toArray(double[][]::new);
    this.best = extreme(members, false);
    this.worst = extreme(members, true);
    this.counted = front.evaluated().stream().map(Completed::variant).collect(Collectors.toSet());
    for (Completed trial : front.evaluated()) {
      double[] values = values(trial);
      if (Arrays.stream(values).noneMatch(Double::isNaN)) {
        places.put(trial.variant(), scaled(values));
      }
    }
    this.whole = volume(front.members().stream().map(it -> places.get(it.variant())).toList());
  }

  // Less is better.
  private double[] values(Completed trial) {
    return front.goals().stream()
        .mapToDouble(
            goal ->
                trial
                    .value(goal.metric())
                    .map(Number::doubleValue)
                    .map(it -> goal.direction() == Objective.Direction.MINIMIZE ? it : -it)
                    .orElse(Double.NaN))
        .toArray();
  }

  private double[] extreme(double[][] members, boolean most) {
    return IntStream.range(0, front.goals().size())
        .mapToDouble(
            goal ->
                Arrays.stream(members)
                    .mapToDouble(it -> it[goal])
                    .reduce(most ? Math::max : Math::min)
                    .orElseThrow())
        .toArray();
  }

  private double[] scaled(double[] values) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      double range = worst[i] - best[i];
      scaled[i] = range > 0 ? (values[i] - best[i]) / range : values[i] - best[i];
    }
    return scaled;
  }

  private double volume(List<double[]> points) {
    double[] reference = new double[best.length];
    Arrays.fill(reference, BEHIND);
    return Hypervolume.of(points, reference);
  }

  /** The runs of algorithms that evaluate, in the study's order. */
  public List<SearchRun> runs() {
    return runs.stream().filter(it -> it.space().isEmpty()).toList();
  }

  /** What an exact search found, if one ran. */
  public Optional<ExactSpace> exact() {
    return runs.stream().flatMap(it -> it.space().stream()).findFirst();
  }

  /** Whether the front is known to be that of the whole space. */
  public boolean isExact() {
    return exact().filter(it -> it.isExact() && it.members() <= front.search().keep()).isPresent();
  }

  /** The variants of a run that were counted, in its order; others cost it nothing. */
  public List<Variant> evaluated(SearchRun run) {
    return run.evaluated().stream().filter(counted::contains).toList();
  }

  /**
   * A point of a curve.
   *
   * @param share of the whole front's hypervolume
   */
  public record Reached(int evaluations, double share) {}

  /** A run's hypervolume, after at most 200 numbers of evaluations. */
  public List<Reached> curve(SearchRun run) {
    List<Reached> curve = new ArrayList<>();
    List<double[]> known = new ArrayList<>();
    List<Variant> evaluated = evaluated(run);
    int all = evaluated.size();
    int step = Math.max(1, (all + POINTS - 1) / POINTS);
    for (int from = 0; from < all; from += step) {
      int to = Math.min(all, from + step);
      for (Variant variant : evaluated.subList(from, to)) {
        Optional.ofNullable(places.get(variant)).ifPresent(known::add);
      }
      known = nonDominated(known);
      curve.add(new Reached(to, volume(known) / whole));
    }
    return curve;
  }

  private List<double[]> nonDominated(List<double[]> points) {
    if (points.isEmpty()) {
      return points;
    }
    double[][] columns = new double[best.length][];
    for (int i = 0; i < columns.length; i++) {
      int goal = i;
      columns[i] = points.stream().mapToDouble(it -> it[goal]).toArray();
    }
    return new ArrayList<>(IntStream.of(NonDominated.of(columns)).mapToObj(points::get).toList());
  }

  /** How many of the front's members a run evaluated. */
  public long members(SearchRun run) {
    return run.evaluated().stream().distinct().filter(front::has).count();
  }
}
