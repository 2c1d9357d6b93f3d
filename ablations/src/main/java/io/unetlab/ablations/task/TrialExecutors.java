package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedFolder;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes executors, which differ in what stops them: a run has one for each of its stages. */
@FunctionalInterface
public interface TrialExecutors {

  /**
   * An executor.
   *
   * @param stopped whether to start no further session; what the sessions that run do then is the
   *     evaluator's concern here, and the executor's elsewhere
   */
  TrialExecutor stoppedBy(BooleanSupplier stopped);

  /** Sessions that they run at once; 0 if the evaluator decides. */
  default int slots() {
    return 0;
  }

  /** A folder that the machines that they use reach; empty if there is none. */
  default Optional<SharedFolder> shared() {
    return Optional.empty();
  }
}
