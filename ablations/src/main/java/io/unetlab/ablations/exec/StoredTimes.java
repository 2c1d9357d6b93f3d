package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.TrialStore;
import java.util.Objects;

/**
 * Where a plan finds how long trainings took.
 *
 * @param trainer identifies what would be trained
 */
public record StoredTimes(TrialStore store, NetworkTrainer trainer) {

  public StoredTimes {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(trainer, "trainer");
  }
}
