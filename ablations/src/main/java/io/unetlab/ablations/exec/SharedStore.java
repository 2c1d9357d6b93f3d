package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A store that is for one thread at a time, for several. */
final class SharedStore implements TrialStore {

  private final TrialStore store;

  SharedStore(TrialStore store) {
    this.store = store;
  }

  @Override
  public synchronized Map<TrialKey, TrialOutcome.Done> find(Collection<TrialKey> keys) {
    return store.find(keys);
  }

  @Override
  public synchronized void add(List<TrialOutcome> outcomes) {
    store.add(outcomes);
  }
}
