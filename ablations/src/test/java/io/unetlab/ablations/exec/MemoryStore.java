package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.RunStore;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A store that stops its run after some writes, as a kill would. */
final class MemoryStore implements RunStore {

  private final Map<TrialKey, TrialOutcome> outcomes = new LinkedHashMap<>();
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
  public void addVariants(List<VariantNetwork> variants) {}

  @Override
  public void addTarget(TargetKey target) {}
}
