package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact Pareto front of a space: every vector of the goals' values that no configuration beats,
 * each with one configuration.
 */
public final class ExactFront {

  /** Points of each message in the quick pass that finds configurations to compare with. */
  private static final int QUICK = 64;

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
    return new ExactFront(space, goals, limits).front();
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

  private Front front() {
    if (bounds.isEmpty()) {
      return new Front(goals, List.of());
    }
    int last = buckets.steps().size() - 1;
    Points quick =
        new FrontPass(buckets, bounds, Incumbents.NONE, Thinning.atMost(QUICK, last)).run();
    Incumbents known = new Incumbents(quick.values(), goals.size(), quick.size());
    FrontPass pass = new FrontPass(buckets, bounds, known, Thinning.ALL);
    Points points = pass.run();
    List<FrontMember> members = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int[] configuration = pass.configuration(space.factors().size(), i);
      members.add(
          new FrontMember(
              configuration,
              goals.stream()
                  .map(it -> it.column().decimal(it.column().at(configuration)))
                  .toList()));
    }
    return new Front(goals, members);
  }
}
