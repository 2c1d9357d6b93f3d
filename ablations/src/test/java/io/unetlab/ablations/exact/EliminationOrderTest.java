package io.unetlab.ablations.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every factor is eliminated once, and whatever depends on it is read in its step. */
class EliminationOrderTest {

  @Test
  void everyTableAndMessageIsReadOnceWhereItBelongs() {
    Random random = new Random(1);
    for (int trial = 0; trial < 100; trial++) {
      int[] options = IntStream.range(0, 1 + random.nextInt(12)).map(it -> 1 + it % 4).toArray();
      List<int[]> scopes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        scopes.add(
            IntStream.range(0, options.length).filter(it -> random.nextInt(5) == 0).toArray());
      }
      check(options, scopes, EliminationOrder.of(options, scopes, Buckets.MOST_ENTRIES));
    }
  }

  private static void check(int[] options, List<int[]> scopes, List<Step> steps) {
    Set<Integer> factors = new HashSet<>();
    List<Integer> tables = new ArrayList<>();
    List<Integer> messages = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.factor() >= 0) {
        assertThat(factors.add(step.factor())).isTrue();
      }
      Set<Integer> seen = new HashSet<>(Arrays.stream(step.separator()).boxed().toList());
      seen.add(step.factor());
      for (int table : step.tables()) {
        tables.add(table);
        assertThat(seen).containsAll(Arrays.stream(scopes.get(table)).boxed().toList());
      }
      for (int child : step.children()) {
        messages.add(child);
        assertThat(child).isLessThan(i);
        assertThat(seen).containsAll(Arrays.stream(steps.get(child).separator()).boxed().toList());
      }
      assertThat(step.children()).hasSizeLessThanOrEqualTo(2);
    }
    assertThat(factors).hasSize(options.length);
    assertThat(tables).containsExactlyInAnyOrderElementsOf(range(scopes.size()));
    assertThat(messages).containsExactlyInAnyOrderElementsOf(range(steps.size() - 1));
    assertThat(steps.get(steps.size() - 1).separator()).isEmpty();
  }

  private static List<Integer> range(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  @Test
  void aChainOfAnyLengthNeedsSmallTables() {
    int[] options = IntStream.range(0, 200).map(it -> 8).toArray();
    List<int[]> scopes = IntStream.range(0, 199).mapToObj(it -> new int[] {it, it + 1}).toList();

    assertThat(EliminationOrder.of(options, scopes, 64)).hasSizeLessThan(420);
  }

  @Test
  void factorsThatAllInteractAreRefused() {
    int[] options = {10, 10, 10, 10};

    assertThatThrownBy(() -> EliminationOrder.of(options, List.of(new int[] {0, 1, 2, 3}), 1_000))
        .isInstanceOfSatisfying(
            EntangledException.class, it -> assertThat(it.factors()).containsExactly(0, 1, 2, 3))
        .hasMessageContaining("4 factors interact");
  }
}
