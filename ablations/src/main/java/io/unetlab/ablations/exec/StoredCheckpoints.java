package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.TrialKey;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the checkpoints of trainings whose outcomes are stored, here and in the folder that other
 * machines share.
 */
record StoredCheckpoints(Optional<SharedCheckpoints> shared) {

  void forget(TrialKey key) {
    String training = TrainingEvaluator.training(key);
    TrainingFolder.forget(training);
    try {
      if (shared.isPresent()) {
        shared.get().forget(training);
      }
    } catch (IOException unreachable) {
      return; // the sweep of the next run tries again
    }
  }

  /** Deletes what an earlier run, or an attempt that was too slow, left of trainings. */
  void sweep(Collection<TrialKey> stored) {
    if (shared.isEmpty()) {
      return;
    }
    try {
      Set<String> left = shared.get().trainings();
      stored.stream()
          .filter(it -> left.contains(TrainingEvaluator.training(it)))
          .forEach(this::forget);
    } catch (IOException unreachable) {
      return; // checkpoints cost space, and nothing else
    }
  }
}
