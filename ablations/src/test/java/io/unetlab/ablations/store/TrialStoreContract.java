package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of trials promises; its test extends this and makes one. */
abstract class TrialStoreContract {

  /** An empty store. */
  abstract TrialStore store();

  private static TrialKey key(int network, String target, long seed) {
    return new TrialKey("network " + network, "latency", target, "quick", seed, "bench 1");
  }

  private static TrialOutcome.Done done(TrialKey key, String value) {
    MetricSet values = MetricSet.EMPTY.with("latency", new BigDecimal(value));
    return new TrialOutcome.Done(key, values, "{\"a\": [1, \"'\"]}");
  }

  @Test
  void everyKindOfOutcomeIsFoundAsItWasAdded() {
    TrialStore store = store();
    List<TrialOutcome> outcomes =
        List.of(
            done(key(0, "here", 0), "12.50"),
            new TrialOutcome.Refused(key(1, "here", 0), "too large to count"),
            new TrialOutcome.Broken(key(2, "here", 0), "out of memory"));
    store.add(outcomes);

    assertThat(store.find(outcomes.stream().map(TrialOutcome::key).toList()).values())
        .containsExactlyInAnyOrderElementsOf(outcomes);
  }

  @Test
  void whatWasNeverRunIsNotFoundAndEveryPartOfTheKeyCounts() {
    TrialStore store = store();
    TrialKey key = key(0, "here", 0);
    store.add(List.of(done(key, "1")));

    assertThat(store.find(List.of(key(1, "here", 0), key(0, "there", 0), key(0, "here", 1))))
        .isEmpty();
    assertThat(store.find(List.of(key))).containsOnlyKeys(key);
  }

  @Test
  void anOutcomeReplacesTheOneUnderTheSameKey() {
    TrialStore store = store();
    TrialKey key = key(0, "here", 0);
    store.add(List.of(new TrialOutcome.Broken(key, "out of memory")));
    store.add(List.of(done(key, "2")));

    assertThat(store.find(List.of(key))).containsEntry(key, done(key, "2"));
  }

  /** Two runs evaluated it, since one was believed dead. */
  @Test
  void ofTwoRunsTheFirstValuesStay() {
    TrialStore store = store();
    TrialKey key = key(0, "here", 0);
    TrialOutcome broken = new TrialOutcome.Broken(key, "out of memory");
    store.add(List.of(broken));
    Map<TrialKey, TrialOutcome> both =
        Map.of(key, done(key, "1"), key(1, "here", 0), done(key(1, "here", 0), "3"));
    assertThat(store.addFirst(List.of(done(key, "1")))).isEqualTo(Map.of(key, done(key, "1")));
    assertThat(store.addFirst(List.of(done(key, "2"), done(key(1, "here", 0), "3"))))
        .isEqualTo(both);
    assertThat(store.addFirst(List.of(broken))).isEqualTo(Map.of(key, done(key, "1")));

    assertThat(store.find(both.keySet())).isEqualTo(both);
  }

  /** However many are asked for at once, and whatever keys they mix. */
  @Test
  void manyAreFoundLikeFew() {
    TrialStore store = store();
    List<TrialOutcome> outcomes = new ArrayList<>();
    IntStream.range(0, 3000)
        .forEach(i -> outcomes.add(done(key(i, i % 2 == 0 ? "here" : "there", i % 3), "" + i)));
    store.add(outcomes);
    List<TrialKey> keys = new ArrayList<>(outcomes.stream().map(TrialOutcome::key).toList());
    keys.add(key(7, "nowhere", 0));

    assertThat(store.find(keys).values()).containsExactlyInAnyOrderElementsOf(outcomes);
  }

  @Test
  void nothingAddedOrAskedForIsNothing() {
    TrialStore store = store();
    store.add(List.of());

    assertThat(store.find(List.of())).isEmpty();
  }
}
