package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.process.RecordJson;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
      } else if (!sessions.isEmpty() && !stopped.getAsBoolean()) {
        send(TrialJob.of(work.get()), sessions, outcomes, stopped);
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

  private void send(
      TrialJob job,
      List<List<Trial>> sessions,
      Consumer<TrialOutcome> outcomes,
      BooleanSupplier stopped) {
    JobRun.run(
        cluster,
        job,
        sessions.stream().map(SentTrials::part).toList(),
        new SentSessions(sessions, outcomes),
        stopped);
  }

  private static String part(List<Trial> session) {
    return RecordJson.write(new TrialJob.Session(session.stream().map(SentTrial::of).toList()));
  }
}
