package io.unetlab.ablations.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.space.TabledSpace;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Some members of a front stand for all: its ends, and none far from a chosen one. */
class SpreadMembersTest {

  private static final Front FRONT = front();
  private static final List<FrontMember> ALL = List.copyOf(FRONT.members());
  private static final double[] RANGES =
      IntStream.range(0, 3).mapToDouble(SpreadMembersTest::range).toArray();

  private static Front front() {
    TabledSpace space = WideSpace.of(4, 2, 1, true);
    List<Goal> goals =
        Stream.of(0, 1, 3).map(it -> new Goal(space.columns().get(it), true)).toList();
    return ExactFront.of(space, goals, List.of());
  }

  @Test
  void theEndsAreKept() {
    List<FrontMember> some = SpreadMembers.of(FRONT, 20);

    assertThat(some).hasSize(20);
    for (int goal = 0; goal < 3; goal++) {
      assertThat(least(some, goal)).isEqualTo(least(ALL, goal));
    }
  }

  private static BigDecimal least(List<FrontMember> members, int goal) {
    return members.stream()
        .map(it -> it.values().get(goal))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static double range(int goal) {
    return ALL.stream()
        .map(it -> it.values().get(goal))
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .subtract(least(ALL, goal))
        .doubleValue();
  }

  /** More members leave less room between them; a plain prefix would not. */
  @Test
  void everyMemberIsNearAChosenOne() {
    double few = farthest(SpreadMembers.of(FRONT, 10));
    double more = farthest(SpreadMembers.of(FRONT, 100));

    assertThat(more).isLessThan(few / 2);
    assertThat(farthest(ALL.subList(0, 100))).isGreaterThan(2 * more);
  }

  private static double farthest(List<FrontMember> chosen) {
    double farthest = 0;
    for (FrontMember member : ALL) {
      double nearest = Double.POSITIVE_INFINITY;
      for (FrontMember one : chosen) {
        nearest = Math.min(nearest, distance(member, one));
      }
      farthest = Math.max(farthest, nearest);
    }
    return farthest;
  }

  // Squared, with each goal scaled by its range.
  private static double distance(FrontMember one, FrontMember other) {
    double distance = 0;
    for (int goal = 0; goal < 3; goal++) {
      double difference =
          one.values().get(goal).subtract(other.values().get(goal)).doubleValue() / RANGES[goal];
      distance += difference * difference;
    }
    return distance;
  }

  @Test
  void aShortFrontIsKeptWhole() {
    assertThat(SpreadMembers.of(FRONT, ALL.size())).hasSize(ALL.size());
  }
}
