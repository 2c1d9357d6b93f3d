package io.unetlab.training.run;

/** Follows trainings and can stop them. Called by several threads. */
public interface TrainingObserver {

  /** Receives what a training does. */
  void tell(TrainingJob job, TrainingEvent event);

  /** Receives the end of a training. */
  void ended(TrainingResult result);

  /** Whether all trainings must end; their last checkpoints stay. */
  boolean isStopped();
}
