package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.search.FrontVolume;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hypervolume that each algorithm of a search reached, by the number of its evaluations, as a
 * share of that of the whole front: the exact one where an exact search ran too, else of all that
 * was found. Each objective is scaled to its range on this front.
 */
public final class Convergence {

  private static final int POINTS = 200;

  private final SearchFront front;
  private final List<SearchRun> runs;
  private final List<double[]> members;
  private final Map<Variant, double[]> places = new HashMap<>();
  private final Set<Variant> counted;

  public Convergence(Trials trials, SearchFront front) {
    this.front = front;
    this.runs = trials.result().searched().runs();
    this.members = new Values(front.members()).points(front.goals());
    this.counted = front.evaluated().stream().map(Completed::variant).collect(Collectors.toSet());
    List<double[]> points = new Values(front.evaluated()).points(front.goals());
    for (int i = 0; i < points.size(); i++) {
      if (Arrays.stream(points.get(i)).noneMatch(Double::isNaN)) {
        places.put(front.evaluated().get(i).variant(), points.get(i));
      }
    }
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
    FrontVolume whole = new FrontVolume(members);
    whole.add(members);
    FrontVolume volume = new FrontVolume(members);
    List<Reached> curve = new ArrayList<>();
    List<Variant> evaluated = evaluated(run);
    int all = evaluated.size();
    int step = Math.max(1, (all + POINTS - 1) / POINTS);
    for (int from = 0; from < all; from += step) {
      int to = Math.min(all, from + step);
      volume.add(
          evaluated.subList(from, to).stream()
              .filter(places::containsKey)
              .map(places::get)
              .toList());
      curve.add(new Reached(to, volume.value() / whole.value()));
    }
    return curve;
  }

  /** How many of the front's members a run evaluated. */
  public long members(SearchRun run) {
    return run.evaluated().stream().distinct().filter(front::has).count();
  }
}
