package io.unetlab.ablations.space;

import io.unetlab.ablations.study.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Finds configurations in which every relation holds. */
final class Configurations {

  /** Marks a factor whose option is still to be chosen. */
  static final int FREE = -1;

  // Far more than a space with solutions needs; an adverse one must end too.
  private static final int STEPS = 20_000;

  private final int[] sizes;
  private final List<List<Rule>> byFactor = new ArrayList<>();

  private static final class Rule {

    private final int[] factors;
    private final Relation relation;

    Rule(Relation relation) {
      this.factors = relation.allowed().factors();
      this.relation = relation;
    }
  }

  Configurations(int[] sizes, List<Relation> relations) {
    this.sizes = sizes.clone();
    for (int i = 0; i < sizes.length; i++) {
      byFactor.add(new ArrayList<>());
    }
    for (Relation relation : relations) {
      Rule rule = new Rule(relation);
      for (int factor : rule.factors) {
        byFactor.get(factor).add(rule);
      }
    }
  }

  int size() {
    return sizes.length;
  }

  static int[] sizes(List<Factor> factors) {
    return factors.stream().mapToInt(it -> it.options().size()).toArray();
  }

  /** Nothing chosen. */
  int[] free() {
    int[] free = new int[sizes.length];
    Arrays.fill(free, FREE);
    return free;
  }

  /** Whether a configuration that exists still does with another option of one factor. */
  boolean allows(int[] configuration, int factor, int option) {
    int before = configuration[factor];
    configuration[factor] = option;
    boolean holds = holds(configuration, factor);
    configuration[factor] = before;
    return holds;
  }

  boolean exists(int[] configuration) {
    for (int i = 0; i < sizes.length; i++) {
      if (!holds(configuration, i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Configurations of which each differs from the one before in one factor: from a given one, every
   * factor in turn gets another option, if it can.
   */
  List<int[]> walk(int[] from, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    List<int[]> walk = new ArrayList<>(List.of(from));
    int[] now = from.clone();
    for (int factor : order) {
      int first = random.nextInt(sizes[factor]);
      for (int i = 0; i < sizes[factor]; i++) {
        int option = (first + i) % sizes[factor];
        if (option != now[factor] && allows(now, factor, option)) {
          now[factor] = option;
          walk.add(now.clone());
          break;
        }
      }
    }
    return walk;
  }

  /**
   * Configurations from one to another, of which each differs from the one before in one factor;
   * the last in several if there is no way on.
   */
  List<int[]> path(int[] from, int[] to) {
    List<int[]> path = new ArrayList<>(List.of(from));
    int[] now = from.clone();
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int i = 0; i < sizes.length; i++) {
        if (now[i] != to[i] && allows(now, i, to[i])) {
          now[i] = to[i];
          path.add(now.clone());
          moved = true;
        }
      }
    }
    if (!Arrays.equals(now, to)) {
      path.add(to);
    }
    return path;
  }

  /** Different random configurations, as many as asked for or as were found in so many tries. */
  List<int[]> some(int count, Random random) {
    Map<List<Integer>, int[]> some = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      complete(free(), random)
          .ifPresent(it -> some.putIfAbsent(Arrays.stream(it).boxed().toList(), it));
    }
    return List.copyOf(some.values());
  }

  /** A random configuration with the given choices; empty when none was found. */
  Optional<int[]> complete(int[] chosen, Random random) {
    int[] configuration = chosen.clone();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      if (configuration[i] == FREE) {
        order.add(i);
      } else if (!holds(configuration, i)) {
        return Optional.empty();
      }
    }
    for (int i = 0; i < sizes.length; i++) {
      if (configuration[i] != FREE && !leavesOptions(configuration, i)) {
        return Optional.empty();
      }
    }
    Collections.shuffle(order, random);
    int[] steps = {STEPS};
    return fill(configuration, order, 0, random, steps)
        ? Optional.of(configuration)
        : Optional.empty();
  }

  private boolean fill(int[] chosen, List<Integer> order, int next, Random random, int[] steps) {
    if (next == order.size()) {
      return true;
    }
    int factor = order.get(next);
    int first = random.nextInt(sizes[factor]);
    for (int i = 0; i < sizes[factor] && steps[0]-- > 0; i++) {
      chosen[factor] = (first + i) % sizes[factor];
      if (holds(chosen, factor)
          && leavesOptions(chosen, factor)
          && fill(chosen, order, next + 1, random, steps)) {
        return true;
      }
    }
    chosen[factor] = FREE;
    return false;
  }

  // Whether every factor that is the last one to be chosen of a relation still has an option.
  private boolean leavesOptions(int[] chosen, int factor) {
    for (Rule rule : byFactor.get(factor)) {
      int last = last(rule, chosen);
      if (last != FREE && !hasOption(chosen, last)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasOption(int[] chosen, int factor) {
    boolean found = false;
    for (int i = 0; i < sizes[factor] && !found; i++) {
      found = allows(chosen, factor, i);
    }
    return found;
  }

  private static int last(Rule rule, int[] chosen) {
    int last = FREE;
    for (int factor : rule.factors) {
      if (chosen[factor] == FREE) {
        if (last != FREE) {
          return FREE;
        }
        last = factor;
      }
    }
    return last;
  }

  private boolean holds(int[] chosen, int factor) {
    for (Rule rule : byFactor.get(factor)) {
      if (isChosen(rule, chosen) && !rule.relation.holds(chosen)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isChosen(Rule rule, int[] chosen) {
    for (int factor : rule.factors) {
      if (chosen[factor] == FREE) {
        return false;
      }
    }
    return true;
  }
}
