package io.unetlab.ablations.measure;

import io.unetlab.ablations.exec.NetworkTrainer.Load;
import io.unetlab.ablations.exec.NetworkTrainer.Task;
import io.unetlab.ablations.exec.SharedCheckpoints;
import io.unetlab.training.run.TrainingEvent;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/** Shares each checkpoint as it is written. What stops a training here is an interrupt. */
record SharingWatch(Optional<SharedCheckpoints> shared) implements TrainingsWatch {

  private static final Logger LOG = System.getLogger(SharingWatch.class.getName());

  @Override
  public void tell(Task task, TrainingEvent event) {
    if (event.kind() == TrainingEvent.Kind.SAVED && shared.isPresent()) {
      share(shared.get(), task.directory());
    }
  }

  // A training without checkpoints is worth more than none.
  private static void share(SharedCheckpoints shared, Path directory) {
    String training = directory.getFileName().toString();
    try {
      shared.share(training, directory);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a checkpoint of " + directory + " was not shared", e);
      return; // the older one is needed
    }
    try {
      shared.deleteOlder(training);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "older checkpoints of " + directory + " cannot be deleted", e);
    }
  }

  @Override
  public void expect(Load load) {}

  @Override
  public void ended(Task task) {}

  @Override
  public boolean isStopped() {
    return false;
  }
}
