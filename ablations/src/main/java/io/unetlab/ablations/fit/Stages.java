package io.unetlab.ablations.fit;

import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.FitSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stages in which a network comes about: a step of the ladder each, and one for the factors
 * that no step has. After a stage, every later factor has the base's option. And the order in which
 * a fit chooses the factors' options: stage by stage, or those first that decide a figure without
 * tolerance.
 */
final class Stages {

  private final int[] order;
  private final int[] stageOf;
  private final int count;
  private final int[][] options;
  private final List<List<Relation>> checks = new ArrayList<>();

  private final boolean inTurn;

  private Stages(TabledSpace space, FitSpec asked, boolean inTurn) {
    this.inTurn = inTurn;
    List<Factor> factors = space.factors();
    stageOf = new int[factors.size()];
    options = new int[factors.size()][];
    for (int i = 0; i < factors.size(); i++) {
      Factor factor = factors.get(i);
      stageOf[i] = stage(factor, asked);
      options[i] = options(factor, asked);
    }
    boolean others = Arrays.stream(stageOf).anyMatch(it -> it == asked.steps().size());
    count = Math.max(1, asked.steps().size() + (others ? 1 : 0));
    int[] late = inTurn ? stageOf : undecided(space, asked);
    order =
        IntStream.range(0, factors.size())
            .boxed()
            .sorted(Comparator.comparingInt(it -> late[it]))
            .mapToInt(it -> it)
            .toArray();
    for (int depth = 0; depth < order.length; depth++) {
      checks.add(new ArrayList<>());
    }
    for (Relation relation : space.relations()) {
      int last = Arrays.stream(relation.allowed().factors()).map(this::depth).max().orElse(0);
      checks.get(last).add(relation);
    }
  }

  /** Stage by stage. */
  static Stages inTurn(TabledSpace space, FitSpec asked) {
    return new Stages(space, asked, true);
  }

  /** All stages at once, the factors that decide figures without tolerance first. */
  static Stages together(TabledSpace space, FitSpec asked) {
    return new Stages(space, asked, false);
  }

  // For each factor, minus the number of figures without tolerance that depend on it.
  private static int[] undecided(TabledSpace space, FitSpec asked) {
    int[] undecided = new int[space.factors().size()];
    for (FitSpec.Value value : asked.published()) {
      if (value.within().signum() == 0) {
        space.column(value.metric()).stream()
            .flatMap(it -> it.tables().stream())
            .flatMapToInt(it -> Arrays.stream(it.factors()))
            .distinct()
            .forEach(it -> undecided[it]--);
      }
    }
    return undecided;
  }

  private static int stage(Factor factor, FitSpec asked) {
    return IntStream.range(0, asked.steps().size())
        .filter(
            it ->
                asked.steps().get(it).choices().containsKey(factor.name())
                    || asked.steps().get(it).factors().contains(factor.name()))
        .findFirst()
        .orElse(asked.steps().size());
  }

  private static int[] options(Factor factor, FitSpec asked) {
    for (FitSpec.Step step : asked.steps()) {
      List<String> allowed = step.choices().getOrDefault(factor.name(), List.of());
      if (!allowed.isEmpty()) {
        return IntStream.range(0, factor.options().size())
            .filter(it -> allowed.contains(factor.options().get(it).name()))
            .toArray();
      }
    }
    return IntStream.range(0, factor.options().size()).toArray();
  }

  /** How many networks there are on the way, without the base. */
  int count() {
    return count;
  }

  int factors() {
    return order.length;
  }

  /** The factor that is chosen at a depth. */
  int factor(int depth) {
    return order[depth];
  }

  /** The depth at which a factor is chosen. */
  int depth(int factor) {
    for (int depth = 0; depth < order.length; depth++) {
      if (order[depth] == factor) {
        return depth;
      }
    }
    throw new IllegalArgumentException("no factor " + factor);
  }

  /** What a factor may have. */
  int[] options(int factor) {
    return options[factor];
  }

  /** The configuration after so many stages: later factors have the base's option. */
  int[] upTo(int stage, int[] configuration) {
    int[] soFar = configuration.clone();
    for (int i = 0; i < soFar.length; i++) {
      soFar[i] = stageOf[i] < stage ? soFar[i] : 0;
    }
    return soFar;
  }

  /** How many stages are complete once so many factors have their options. */
  int complete(int depth) {
    if (depth == order.length) {
      return count;
    }
    return inTurn ? stageOf[order[depth]] : 0;
  }

  /** Whether every relation holds, so that the network so far can be counted. */
  boolean exists(int[] configuration) {
    for (int depth = 0; depth < order.length; depth++) {
      if (!holds(depth, configuration)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the relations hold whose last factor was just chosen. */
  boolean holds(int depth, int[] configuration) {
    for (Relation relation : checks.get(depth)) {
      if (!relation.holds(configuration)) {
        return false;
      }
    }
    return true;
  }
}
