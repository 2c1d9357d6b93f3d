package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedFolder;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Sends sessions to a cluster, in their order and each as one part. An evaluator that cannot be
 * sent, such as one that measures, evaluates here, one session after the other.
 *
 * <p>Stopping it ends the sessions that run, and they have no outcome. Their trainings continue
 * later from the last checkpoint in the shared folder, if there is one.
 */
public final class SentTrials implements TrialExecutors {

  private final Cluster cluster;

  public SentTrials(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public TrialExecutor stoppedBy(BooleanSupplier stopped) {
    return (evaluator, sessions, outcomes) -> {
      Optional<Work> work = evaluator.work();
      if (work.isEmpty()) {
        LocalExecutor.oneByOne(stopped).run(evaluator, sessions, outcomes);
      } else if (sessions.size() > 0 && !stopped.getAsBoolean()) {
        SentSessions sent = new SentSessions(outcomes);
        cluster.run(TrialJob.of(work.get()), sent.parts(sessions), sent, stopped);
      }
    };
  }

  @Override
  public int slots() {
    return cluster.slots();
  }

  @Override
  public Optional<SharedFolder> shared() {
    return cluster.shared();
  }
}
