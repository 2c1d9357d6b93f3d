package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.process.RecordJson;
import java.nio.file.Path;
import java.util.List;

/**
 * Evaluates sessions on other machines, each a part.
 *
 * @param work a {@link Work}
 */
record TrialJob(SentRecord work) implements Job {

  /** A part. */
  record Session(List<SentTrial> trials) {}

  /** The output of a part. */
  record Outcomes(List<TrialOutcome> all) {}

  static TrialJob of(Work work) {
    return new TrialJob(SentRecord.of((Record) work));
  }

  @Override
  public List<Path> files() {
    return work.as(Work.class).files();
  }

  @Override
  public Worker open(WorkPlace place) {
    return new Opened(work.as(Work.class).open(place));
  }

  /** Evaluates on the other machine. */
  private record Opened(Evaluator evaluator) implements Worker {

    @Override
    public String run(String part) {
      Session session = RecordJson.read(part, Session.class);
      return RecordJson.write(
          new Outcomes(
              Sessions.outcomes(
                  evaluator, session.trials().stream().map(SentTrial::trial).toList())));
    }

    @Override
    public void close() {
      evaluator.close();
    }
  }
}
