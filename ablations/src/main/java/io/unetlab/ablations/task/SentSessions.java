package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.process.RecordJson;
import java.util.List;
import java.util.function.Consumer;

/** Passes on the outcomes of sessions as they come. */
record SentSessions(List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes)
    implements Cluster.Outputs {

  @Override
  public void done(int part, String output) {
    RecordJson.read(output, TrialJob.Outcomes.class).all().forEach(outcomes);
  }

  @Override
  public void failed(int part, String reason) {
    Sessions.broken(sessions.get(part), reason).forEach(outcomes);
  }
}
