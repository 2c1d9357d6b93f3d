package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeeperTest {

  /** A store that keeps so many batches, and then has no more room. */
  private static final class Room implements TrialStore {

    private final int batches;
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private int added;

    Room(int batches) {
      this.batches = batches;
    }

    @Override
    public Map<TrialKey, TrialOutcome.Done> find(Collection<TrialKey> keys) {
      return Map.of();
    }

    @Override
    public void add(List<TrialOutcome> outcomes) {
      if (added++ == batches) {
        throw new IllegalStateException("the disk is full");
      }
      outcomes.forEach(it -> kept.add(it.key().spec()));
    }
  }

  private static TrialOutcome outcome(int number) {
    TrialKey key = CountingExecutor.key("network " + number);
    return new TrialOutcome.Done(key, MetricSet.EMPTY, "", Instant.EPOCH);
  }

  @Test
  void whatIsKeptIsInTheStoreOnceItIsClosedAndVariantsComeBehindTheirOutcomes() {
    Room store = new Room(Integer.MAX_VALUE);
    List<Integer> before = new ArrayList<>();
    try (Keeper keeper = new Keeper(store, some -> before.add(store.kept.size()))) {
      IntStream.range(0, 5000).parallel().forEach(i -> keeper.keep(outcome(i)));
      keeper.keep(
          List.of(new VariantNetwork(0, "base", VariantNetwork.State.COUNTED, "network 0", "")));
    }

    assertThat(store.kept).hasSize(5000).doesNotHaveDuplicates();
    assertThat(before).containsExactly(5000);
  }

  @Test
  void aStoreThatFailsEndsTheRunWithItsOwnComplaintAndNothingElse() {
    assertThatThrownBy(
            () -> {
              try (Keeper keeper = new Keeper(new Room(1), some -> {})) {
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
              try (Keeper keeper = new Keeper(new Room(0), some -> {})) {
                keeper.keep(outcome(0));
              }
            })
        .hasMessage("the disk is full");
  }
}
