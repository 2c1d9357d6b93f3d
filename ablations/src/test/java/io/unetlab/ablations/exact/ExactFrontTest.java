package io.unetlab.ablations.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exact.SpaceRange.Range;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.Unknown;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front equals that of every configuration, one by one. */
class ExactFrontTest {

  /** A question about a space. */
  private record Asked(TabledSpace space, List<Goal> goals, List<Limit> limits) {

    static Asked random(Random random, int goals) {
      TabledSpace space = Spaces.random(random, 1 + random.nextInt(7), 4);
      List<Goal> asked = new ArrayList<>();
      List<Column> columns = new ArrayList<>(space.columns());
      while (asked.size() < goals) {
        Column column = columns.remove(random.nextInt(columns.size()));
        asked.add(new Goal(column, random.nextInt(4) > 0));
      }
      List<Limit> limits = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        limits.add(limit(space, random));
      }
      return new Asked(space, asked, limits);
    }

    Optional<List<BigDecimal>> best(Unknown unknown) {
      Comparator<List<BigDecimal>> order = Comparator.comparing(it -> 0);
      for (int i = 0; i < goals.size(); i++) {
        int at = i;
        Comparator<List<BigDecimal>> next = Comparator.comparing(it -> it.get(at));
        order = order.thenComparing(goals.get(i).lower() ? next : next.reversed());
      }
      return Spaces.all(space).stream()
          .filter(it -> isKnown(goals, it))
          .filter(it -> limits.stream().allMatch(limit -> keeps(limit, it, unknown)))
          .map(it -> values(goals, it))
          .min(order);
    }

    Set<List<BigDecimal>> enumerated() {
      return ExactFrontTest.enumerated(space, goals, limits);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void equalsEnumeration(int goals) {
    Random random = new Random(goals);
    for (int trial = 0; trial < 150; trial++) {
      check(Asked.random(random, goals), "trial " + trial);
    }
  }

  @Test
  void ofLargerSpacesEqualsEnumeration() {
    Random random = new Random(5);
    for (int trial = 0; trial < 3; trial++) {
      TabledSpace space = Spaces.random(random, 9, 4);
      List<Goal> goals =
          Stream.of(0, 1, 3).map(it -> new Goal(space.columns().get(it), true)).toList();
      check(new Asked(space, goals, List.of()), "trial " + trial);
    }
  }

  @Test
  @Tag("slow")
  void ofAMillionConfigurationsEqualsEnumeration() {
    Random random = new Random(8);
    TabledSpace space;
    do {
      space = Spaces.random(random, 11, 4);
    } while (SpaceCount.of(space).compareTo(BigInteger.valueOf(500_000)) < 0
        || SpaceCount.of(space).compareTo(BigInteger.valueOf(1_000_000)) > 0);
    TabledSpace large = space;
    List<Goal> goals =
        Stream.of(0, 1, 2, 3).map(it -> new Goal(large.columns().get(it), true)).toList();
    check(new Asked(large, goals, List.of()), "of a million");
  }

  @Test
  void epsilonBoundsTheDistanceOfEveryMember() {
    Random random = new Random(6);
    for (int trial = 0; trial < 200; trial++) {
      Asked asked = Asked.random(random, 2 + random.nextInt(2));
      double epsilon = random.nextInt(1, 40) / 100.0;
      Front front =
          ExactFront.of(asked.space(), asked.goals(), asked.limits(), epsilon, Effort.usual());
      for (FrontMember member : front.members()) {
        assertThat(keeps(asked.space(), asked.goals(), asked.limits(), member.configuration()))
            .isTrue();
      }
      for (List<BigDecimal> exact : asked.enumerated()) {
        assertThat(front.members())
            .as("trial %s near %s", trial, exact)
            .anyMatch(it -> isNear(asked, it.values(), exact, epsilon));
      }
    }
  }

  // Nothing is relative to a range here that is not positive; those are within epsilon x range.
  private static boolean isNear(
      Asked asked, List<BigDecimal> values, List<BigDecimal> exact, double epsilon) {
    for (int i = 0; i < exact.size(); i++) {
      Goal goal = asked.goals().get(i);
      Range range = SpaceRange.of(asked.space(), goal.column()).overall().orElseThrow();
      double sign = goal.lower() ? 1 : -1;
      double worse = sign * (values.get(i).doubleValue() - exact.get(i).doubleValue());
      boolean positive = goal.lower() && range.least().signum() > 0;
      double most =
          positive
              ? exact.get(i).doubleValue()
              : range.greatest().subtract(range.least()).doubleValue();
      if (worse > epsilon * most + 1e-9) {
        return false;
      }
    }
    return true;
  }

  @Test
  void anEffortThatIsUsedUpIsSaid() {
    TabledSpace space = WideSpace.of(4, 2, 1, true);
    List<Goal> goals =
        Stream.of(0, 1, 3).map(it -> new Goal(space.columns().get(it), true)).toList();
    Front exact = ExactFront.of(space, goals, List.of());
    Front stopped =
        ExactFront.of(
            space, goals, List.of(), 0, new Effort(exact.work().bytes() / 2, Duration.ofHours(1)));

    assertThat(exact.isExact()).isTrue();
    assertThat(stopped.isExact()).isFalse();
    assertThat(stopped.shortfall().orElseThrow()).contains("MiB");
    assertThat(stopped.members()).isNotEmpty().hasSizeLessThan(exact.members().size());
  }

  @Test
  void theOptimumIsTheFirstInOrder() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      Asked asked = Asked.random(random, 1 + random.nextInt(3));
      for (Unknown unknown : Unknown.values()) {
        assertThat(
                ExactOptimum.of(asked.space(), asked.goals(), asked.limits(), unknown)
                    .map(FrontMember::values))
            .as("trial %s, %s", trial, unknown)
            .isEqualTo(asked.best(unknown));
      }
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

  private static void check(Asked asked, String trial) {
    List<Goal> goals = asked.goals();
    Front front = ExactFront.of(asked.space(), goals, asked.limits());
    Set<List<BigDecimal>> found = new HashSet<>();
    for (FrontMember member : front.members()) {
      int[] configuration = member.configuration();
      assertThat(keeps(asked.space(), goals, asked.limits(), configuration)).as(trial).isTrue();
      assertThat(values(goals, configuration)).as(trial).isEqualTo(member.values());
      found.add(member.values());
    }
    assertThat(found).as(trial).isEqualTo(asked.enumerated()).hasSize(front.members().size());
  }

  /** The front's values. */
  private static Set<List<BigDecimal>> enumerated(
      TabledSpace space, List<Goal> goals, List<Limit> limits) {
    List<long[]> front = new ArrayList<>();
    Spaces.each(
        space,
        configuration -> {
          long[] one = goals.stream().mapToLong(it -> it.dimension().at(configuration)).toArray();
          if (front.stream().noneMatch(it -> isNowhereWorse(it, one))
              && keeps(space, goals, limits, configuration)) {
            front.removeIf(it -> isNowhereWorse(one, it));
            front.add(one);
          }
        });
    return front.stream().map(it -> values(goals, it)).collect(Collectors.toSet());
  }

  private static List<BigDecimal> values(List<Goal> goals, long[] point) {
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < point.length; i++) {
      Goal goal = goals.get(i);
      values.add(goal.column().decimal(goal.lower() ? point[i] : -point[i]));
    }
    return values;
  }

  private static boolean isNowhereWorse(long[] one, long[] other) {
    for (int i = 0; i < one.length; i++) {
      if (one[i] > other[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean keeps(
      TabledSpace space, List<Goal> goals, List<Limit> limits, int[] configuration) {
    return space.exists(configuration)
        && isKnown(goals, configuration)
        && limits.stream().allMatch(it -> keeps(it, configuration, Unknown.REFUSE));
  }

  private static boolean isKnown(List<Goal> goals, int[] configuration) {
    return goals.stream().allMatch(it -> isKnown(it.column(), configuration));
  }

  private static boolean isKnown(Column column, int[] configuration) {
    return column.known().stream().allMatch(it -> it.holds(configuration));
  }

  private static boolean keeps(Limit limit, int[] configuration, Unknown unknown) {
    return isKnown(limit.column(), configuration)
        ? limit.holds(configuration)
        : unknown == Unknown.ALLOW;
  }

  private static List<BigDecimal> values(List<Goal> goals, int[] configuration) {
    return goals.stream().map(it -> it.column().decimal(it.column().at(configuration))).toList();
  }
}
