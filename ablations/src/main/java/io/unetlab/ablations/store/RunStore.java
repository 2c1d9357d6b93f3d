package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where a run of one study is kept: outcomes, which all studies of a store share, and what is the
 * study's own. Several threads use it at once.
 */
public interface RunStore extends TrialStore {

  /** Keeps nothing: every run finds everything out anew. */
  RunStore NONE =
      new RunStore() {
        @Override
        public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
          return Map.of();
        }

        @Override
        public void add(List<TrialOutcome> outcomes) {}

        @Override
        public void addVariants(List<VariantNetwork> variants) {}

        @Override
        public void addTarget(TargetKey target) {}
      };

  /** Keeps which networks some variants are; their outcomes were added before. */
  void addVariants(List<VariantNetwork> variants);

  /**
   * Keeps under which keys a target's latencies are; one that cannot be asked now keeps its key.
   */
  void addTarget(TargetKey target);
}
