package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.store.RunStore;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeeperTest {

  /** A store that keeps so many batches, and then has no more room. */
  private static final class Room implements RunStore {

    private final int batches;
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> before = new ArrayList<>();
    private int added;

    Room(int batches) {
      this.batches = batches;
    }

    @Override
    public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
      return Map.of();
    }

    @Override
    public void add(List<TrialOutcome> outcomes) {
      if (added++ == batches) {
        throw new IllegalStateException("the disk is full");
      }
      outcomes.forEach(it -> kept.add(it.key().spec()));
    }

    @Override
    public Map<TrialKey, TrialOutcome> addFirst(List<TrialOutcome> outcomes) {
      add(outcomes);
      return Map.of();
    }

    @Override
    public void addVariants(List<VariantNetwork> variants) {
      before.add(kept.size());
    }

    @Override
    public void addTarget(TargetKey target) {}
  }

  private static TrialOutcome outcome(int number) {
    TrialKey key = new CountEvaluator().key("network " + number, 0);
    return new TrialOutcome.Done(key, MetricSet.EMPTY, "");
  }

  @Test
  void whatIsKeptIsInTheStoreOnceItIsClosedAndVariantsComeBehindTheirOutcomes() {
    Room store = new Room(Integer.MAX_VALUE);
    try (Keeper keeper = new Keeper(store)) {
      IntStream.range(0, 5000).parallel().forEach(i -> keeper.keep(outcome(i)));
      keeper.keep(List.of(VariantNetwork.counted("base", "network 0")));
    }

    assertThat(store.kept).hasSize(5000).doesNotHaveDuplicates();
    assertThat(store.before).containsExactly(5000);
  }

  @Test
  void aStoreThatFailsEndsTheRunWithItsOwnComplaintAndNothingElse() {
    assertThatThrownBy(
            () -> {
              try (Keeper keeper = new Keeper(new Room(1))) {
                for (int i = 0; i < 1_000_000; i++) {
                  keeper.keep(outcome(i));
                }
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full")
        .hasNoSuppressedExceptions();
  }

  @Test
  void aStoreThatFailsAtTheEndIsTold() {
    assertThatThrownBy(
            () -> {
              try (Keeper keeper = new Keeper(new Room(0))) {
                keeper.keep(outcome(0));
              }
            })
        .hasMessage("the disk is full");
  }
}
