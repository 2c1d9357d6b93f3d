package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where outcomes of trials are kept, so that nothing is found out twice; several threads use it at
 * once.
 */
public interface TrialStore {

  /** What came of these trials, failures too; those that were never run are not in the map. */
  Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys);

  /** Keeps outcomes, all or none of them; what was known under the same keys is replaced. */
  void add(List<TrialOutcome> outcomes);
}
