package io.unetlab.ablations.measure;

import io.unetlab.ablations.exec.NetworkTrainer.Load;
import io.unetlab.ablations.exec.NetworkTrainer.Task;
import io.unetlab.training.run.TrainingEvent;
import java.util.OptionalDouble;

/** Follows the trainings of a study; called from several threads. */
public interface TrainingsWatch {

  /** What the study asks for, before the first training. */
  void expect(Load load);

  void tell(Task task, TrainingEvent event);

  /** A training has ended, with or without a result. */
  void ended(Task task);

  /**
   * A training that another machine did has ended.
   *
   * @param seconds that it took; empty if it has no result
   */
  default void endedElsewhere(OptionalDouble seconds) {}

  /** Whether trainings must end; their last checkpoints stay. */
  boolean isStopped();
}
