package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Stores a run of one study: outcomes, which all studies in a store share, and the study's own
 * data. Thread-safe.
 */
public interface RunStore extends TrialStore {

  /** Keeps nothing: every run evaluates everything again. */
  RunStore NONE =
      new RunStore() {
        @Override
        public Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys) {
          return Map.of();
        }

        @Override
        public void add(List<TrialOutcome> outcomes) {}

        @Override
        public Map<TrialKey, TrialOutcome> addFirst(List<TrialOutcome> outcomes) {
          return Map.of();
        }

        @Override
        public void addVariants(List<VariantNetwork> variants) {}

        @Override
        public void addTarget(TargetKey target) {}
      };

  /** Whether it has no outcomes, so that there is nothing to look up. */
  default boolean isEmpty() {
    return false;
  }

  /** Stores the networks of some variants; their outcomes were added before. */
  void addVariants(List<VariantNetwork> variants);

  /** The stored variants, by label; there are some if the study was run before. */
  default Map<String, VariantNetwork> variants() {
    return Map.of();
  }

  /**
   * Stores the keys of a target's latencies; a target that cannot be identified now keeps its key.
   */
  void addTarget(TargetKey target);
}
