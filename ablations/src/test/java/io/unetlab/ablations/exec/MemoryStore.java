package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.RunStore;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A store that stops its run after some writes, as a kill would. */
class MemoryStore implements RunStore {

  private final Map<TrialKey, TrialOutcome> outcomes = new LinkedHashMap<>();
  private final Map<String, VariantNetwork> variants = new LinkedHashMap<>();
  private int writes;
  private int most = Integer.MAX_VALUE;

  /** Stops the run at the write after this many. */
  void allow(int more) {
    most = writes + more;
  }

  synchronized int writes() {
    return writes;
  }

  synchronized Map<TrialKey, TrialOutcome> outcomes() {
    return Map.copyOf(outcomes);
  }

  @Override
  public synchronized Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
    Map<TrialKey, TrialOutcome> found = new LinkedHashMap<>();
    for (TrialKey key : keys) {
      TrialOutcome outcome = outcomes.get(key);
      if (outcome != null) {
        found.put(key, outcome);
      }
    }
    return found;
  }

  @Override
  public synchronized void add(List<TrialOutcome> some) {
    if (some.isEmpty()) {
      return;
    }
    if (writes == most) {
      throw new CancellationException("killed at write " + writes);
    }
    writes++;
    some.forEach(it -> outcomes.put(it.key(), it));
  }

  @Override
  public synchronized Map<TrialKey, TrialOutcome> addFirst(List<TrialOutcome> some) {
    add(
        some.stream()
            .filter(
                it ->
                    Optional.ofNullable(outcomes.get(it.key()))
                        .flatMap(TrialOutcome::done)
                        .isEmpty())
            .toList());
    return find(some.stream().map(TrialOutcome::key).toList());
  }

  @Override
  public synchronized void addVariants(List<VariantNetwork> some) {
    some.forEach(it -> variants.put(it.label(), it));
  }

  @Override
  public synchronized Map<String, VariantNetwork> variants() {
    return Map.copyOf(variants);
  }

  /** Gives each variant the network of another one. */
  synchronized void exchangeHashes() {
    List<VariantNetwork> counted =
        variants.values().stream().filter(it -> it.state() == State.COUNTED).toList();
    for (int i = 0; i < counted.size(); i++) {
      String label = counted.get(i).label();
      String other = counted.get((i + 1) % counted.size()).spec().orElseThrow();
      variants.put(label, VariantNetwork.counted(label, other));
    }
  }

  @Override
  public void addTarget(TargetKey target) {}
}
