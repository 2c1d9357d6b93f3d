package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedFolder;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Other machines that do jobs for this one. It knows nothing of what a job does: parts go out as
 * texts, outputs come back as texts.
 */
public interface Cluster extends AutoCloseable {

  /**
   * Receives what became of the parts of a job: each part once, on the thread that called {@link
   * #run}. What a call throws ends the job, and {@code run} throws it.
   */
  interface Outputs {

    /** The output of a part. */
    void done(int part, String output);

    /**
     * A part has no output: it failed on every machine that tried it.
     *
     * @param reason for the user
     */
    void failed(int part, String reason);
  }

  /**
   * Does the parts of a job on any machines, in any order, and returns when each is done or failed,
   * or when it was stopped, which ends what runs. A part whose machine is lost runs on another one.
   *
   * @param parts taken by the thread that called, which numbers them in this order and asks for
   *     more again and again: one may be done, or a machine have joined
   * @throws ClusterException when the cluster is lost
   */
  void run(Job job, Supply<String> parts, Outputs outputs, BooleanSupplier stopped);

  /** Parts that it can run at once now; 0 while it has no machine yet. */
  int slots();

  /** A folder that this machine and all of the cluster reach; empty if there is none. */
  default Optional<SharedFolder> shared() {
    return Optional.empty();
  }

  /** Leaves the cluster. */
  @Override
  void close();
}
