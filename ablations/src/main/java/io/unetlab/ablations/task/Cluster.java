package io.unetlab.ablations.task;

/** Other machines that evaluate what can be sent to them: evaluators that have {@link Work}. */
public interface Cluster extends TrialExecutors, AutoCloseable {

  /** Sessions that it can run at once now; 0 while it has no machine yet. */
  int slots();

  /** Leaves the cluster; what still runs there is ended. */
  @Override
  void close();
}
