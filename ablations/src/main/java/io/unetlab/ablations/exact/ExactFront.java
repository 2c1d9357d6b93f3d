package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The exact Pareto front of a space: every vector of the goals' values that no configuration beats,
 * each with one configuration.
 */
public final class ExactFront {

  /** Points of each message in the quick pass that finds configurations to compare with. */
  private static final int QUICK = 64;

  private static final int CELL_BITS = 20;

  private final TabledSpace space;
  private final List<Goal> goals;
  private final int[] axes;
  private final Buckets buckets;
  private final Bounds bounds;

  private ExactFront(TabledSpace space, List<Goal> goals, List<Limit> limits) {
    this.space = space;
    this.goals = goals;
    this.axes = axes(goals);
    List<Dimension> dimensions = new ArrayList<>();
    for (int axis : axes) {
      dimensions.add(goals.get(axis).dimension());
    }
    limits.stream()
        .map(Limit::dimension)
        .filter(it -> !dimensions.contains(it))
        .distinct()
        .forEach(dimensions::add);
    long[] most = new long[dimensions.size()];
    Arrays.fill(most, Long.MAX_VALUE);
    for (Limit limit : limits) {
      int at = dimensions.indexOf(limit.dimension());
      most[at] = Math.min(most[at], limit.most());
    }
    List<Relation> relations = new ArrayList<>(space.relations());
    dimensions.forEach(it -> relations.addAll(it.column().known()));
    buckets = new Buckets(Options.of(space), relations.stream().distinct().toList(), dimensions);
    bounds = new Bounds(buckets, goals.size(), most);
  }

  /**
   * Computes the front of the configurations that keep every relation and limit, and for which
   * every goal and every limited column is known.
   *
   * @param goals one to four
   * @throws EntangledException when too many factors interact
   */
  public static Front of(TabledSpace space, List<Goal> goals, List<Limit> limits) {
    return of(space, goals, limits, 0, Effort.usual());
  }

  /**
   * The same with fewer members or less effort.
   *
   * @param epsilon 0 for the exact front; else every member of it has one of the result that is
   *     worse by a factor of at most 1 + epsilon in each goal; for a goal that can be 0 or
   *     negative, by at most epsilon times its range
   * @param effort when it is used up, the front of fewer configurations is returned
   */
  public static Front of(
      TabledSpace space, List<Goal> goals, List<Limit> limits, double epsilon, Effort effort) {
    return of(space, goals, limits, epsilon, effort, SearchWatch.NONE);
  }

  /** The same, telling how many factors are eliminated. */
  public static Front of(
      TabledSpace space,
      List<Goal> goals,
      List<Limit> limits,
      double epsilon,
      Effort effort,
      SearchWatch watch) {
    return new ExactFront(space, goals, limits).front(epsilon, new Meter(effort, watch));
  }

  /** The goals' order as dimensions: sums first, those with more distinct values first. */
  private static int[] axes(List<Goal> goals) {
    return IntStream.range(0, goals.size())
        .boxed()
        .sorted(
            Comparator.<Integer, Boolean>comparing(it -> !goals.get(it).dimension().adds())
                .thenComparing(it -> -spread(goals.get(it))))
        .mapToInt(it -> it)
        .toArray();
  }

  private static long spread(Goal goal) {
    long spread = 0;
    for (Table table : goal.column().tables()) {
      long least = IntStream.range(0, table.size()).mapToLong(table::value).min().orElse(0);
      long most = IntStream.range(0, table.size()).mapToLong(table::value).max().orElse(0);
      spread += most - least;
    }
    return spread;
  }

  private Front front(double epsilon, Meter meter) {
    if (bounds.isEmpty()) {
      return new Front(goals, List.of(), meter.work(epsilon), Optional.empty());
    }
    FrontPass quick =
        pass(DominanceGrid.EMPTY, Thinning.atMost(QUICK, buckets.steps().size() - 1), meter);
    List<FrontMember> found = List.of();
    try {
      Points known = quick.run();
      found = members(quick, known);
      FrontPass pass =
          pass(
              DominanceGrid.of(known, goals.size(), CELL_BITS),
              epsilon > 0 ? new Rounding(buckets, bounds, goals.size(), epsilon) : Thinning.ALL,
              meter);
      Points points = pass.run();
      List<FrontMember> members =
          epsilon > 0 ? both(pass, points, quick, known) : members(pass, points);
      return new Front(goals, members, meter.work(epsilon), Optional.empty());
    } catch (Meter.SpentException e) {
      return new Front(goals, found, meter.work(epsilon), Optional.of(e.why()));
    }
  }

  private FrontPass pass(DominanceGrid known, Thinning thinning, Meter meter) {
    return new FrontPass(buckets, bounds, known, thinning, meter);
  }

  /** The members of two fronts that the other's do not dominate. */
  private List<FrontMember> both(FrontPass one, Points ones, FrontPass other, Points others) {
    Candidates all = new Candidates(goals.size());
    all.add(ones, 0);
    all.add(others, ones.size());
    List<FrontMember> first = members(one, ones);
    List<FrontMember> second = members(other, others);
    return Arrays.stream(new Sweep().of(all).origins())
        .mapToInt(Math::toIntExact)
        .mapToObj(it -> it < ones.size() ? first.get(it) : second.get(it - ones.size()))
        .toList();
  }

  private List<FrontMember> members(FrontPass pass, Points points) {
    return new AbstractList<>() {
      @Override
      public FrontMember get(int index) {
        return FrontMember.of(pass.configuration(space.factors().size(), index), goals);
      }

      @Override
      public int size() {
        return points.size();
      }
    };
  }
}
