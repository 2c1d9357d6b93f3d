package io.unetlab.ablations.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front equals that of every configuration, one by one. */
class ExactFrontTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void equalsEnumeration(int goals) {
    Random random = new Random(goals);
    for (int trial = 0; trial < 150; trial++) {
      TabledSpace space = Spaces.random(random, 1 + random.nextInt(7), 4);
      List<Goal> asked = new ArrayList<>();
      List<Column> columns = new ArrayList<>(space.columns());
      while (asked.size() < goals) {
        asked.add(new Goal(columns.remove(random.nextInt(columns.size())), random.nextInt(4) > 0));
      }
      List<Limit> limits = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        limits.add(limit(space, random));
      }
      check(
          space,
          asked,
          limits,
          "trial "
              + trial
              + " "
              + limits.stream()
                  .map(it -> it.column().combination() + " " + it.comparison() + " " + it.bound())
                  .toList()
              + asked.stream()
                  .map(it -> it.column().metric().name() + it.column().combination() + it.lower())
                  .toList());
    }
  }

  private static Limit limit(TabledSpace space, Random random) {
    Column column = space.columns().get(random.nextInt(space.columns().size()));
    int[] some =
        space.factors().stream().mapToInt(it -> random.nextInt(it.options().size())).toArray();
    Comparison[] comparisons = Comparison.values();
    return new Limit(
        column,
        comparisons[random.nextInt(comparisons.length)],
        column
            .decimal(column.at(some))
            .add(new BigDecimal(random.nextInt(3)).scaleByPowerOfTen(-3)));
  }

  private static void check(TabledSpace space, List<Goal> goals, List<Limit> limits, String trial) {
    Set<List<BigDecimal>> expected = enumerated(space, goals, limits);
    Front front = ExactFront.of(space, goals, limits);
    Set<List<BigDecimal>> found = new HashSet<>();
    for (FrontMember member : front.members()) {
      int[] configuration = member.configuration();
      assertThat(keeps(space, goals, limits, configuration)).as(trial).isTrue();
      assertThat(values(goals, configuration)).as(trial).isEqualTo(member.values());
      found.add(member.values());
    }
    assertThat(found).as(trial).isEqualTo(expected).hasSize(front.members().size());
  }

  /** The front's values. */
  private static Set<List<BigDecimal>> enumerated(
      TabledSpace space, List<Goal> goals, List<Limit> limits) {
    Set<List<BigDecimal>> all = new HashSet<>();
    for (int[] configuration : Spaces.all(space)) {
      if (keeps(space, goals, limits, configuration)) {
        all.add(values(goals, configuration));
      }
    }
    Set<List<BigDecimal>> front = new HashSet<>(all);
    front.removeIf(it -> all.stream().anyMatch(other -> dominates(goals, other, it)));
    return front;
  }

  private static boolean keeps(
      TabledSpace space, List<Goal> goals, List<Limit> limits, int[] configuration) {
    return space.exists(configuration)
        && goals.stream()
            .allMatch(it -> it.column().known().stream().allMatch(r -> r.holds(configuration)))
        && limits.stream()
            .allMatch(
                it ->
                    it.column().known().stream().allMatch(r -> r.holds(configuration))
                        && it.holds(configuration));
  }

  private static List<BigDecimal> values(List<Goal> goals, int[] configuration) {
    return goals.stream().map(it -> it.column().decimal(it.column().at(configuration))).toList();
  }

  private static boolean dominates(List<Goal> goals, List<BigDecimal> one, List<BigDecimal> other) {
    if (one.equals(other)) {
      return false;
    }
    for (int i = 0; i < goals.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (goals.get(i).lower() ? order > 0 : order < 0) {
        return false;
      }
    }
    return true;
  }
}
