package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Deletes the checkpoints of trainings whose outcomes are stored, here and in the folder that other
 * machines share.
 */
final class StoredCheckpoints {

  private final Optional<SharedCheckpoints> shared;
  private final Consumer<String> news;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Checkpoints.
   *
   * @param news takes a sentence, once, if some cannot be deleted
   */
  StoredCheckpoints(Optional<SharedCheckpoints> shared, Consumer<String> news) {
    this.shared = shared;
    this.news = news;
  }

  void forget(TrialKey key) {
    String training = TrainingEvaluator.training(key);
    TrainingFolder.forget(training);
    try {
      if (shared.isPresent()) {
        shared.get().forget(training);
      }
    } catch (IOException e) {
      tell(e); // the sweep of the next run tries again
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
    } catch (IOException e) {
      tell(e);
    }
  }

  // They cost space, and nothing else.
  private void tell(IOException e) {
    if (!told.getAndSet(true)) {
      news.accept("checkpoints of finished trainings stay in the shared place: " + Reason.of(e));
    }
  }
}
