package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
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
      session.trials().forEach(it -> requireSame(it.key()));
      List<Trial> trials = session.trials().stream().map(SentTrial::trial).toList();
      return RecordJson.write(new Outcomes(Sessions.outcomes(evaluator, trials)));
    }

    // Another version of the program, or changed files, would give another key's outcome.
    private void requireSame(TrialKey key) {
      TrialKey own = evaluator.key(key.spec(), key.seed());
      if (!own.equals(key)) {
        throw new IllegalStateException(
            "this machine would evaluate something else: " + own + " instead of " + key);
      }
    }

    @Override
    public void close() {
      evaluator.close();
    }
  }
}
