package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.process.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sends sessions as the parts of a job, and passes on their outcomes as they come. */
final class SentSessions implements Cluster.Outputs {

  private final Consumer<TrialOutcome> outcomes;
  private final List<List<Trial>> sent = new ArrayList<>();

  SentSessions(Consumer<TrialOutcome> outcomes) {
    this.outcomes = outcomes;
  }

  Supply<String> parts(Supply<List<Trial>> sessions) {
    return sessions.map(this::part);
  }

  private String part(List<Trial> session) {
    sent.add(session);
    return RecordJson.write(new TrialJob.Session(session.stream().map(SentTrial::of).toList()));
  }

  @Override
  public void done(int part, String output) {
    RecordJson.read(output, TrialJob.Outcomes.class).all().forEach(outcomes);
  }

  @Override
  public void failed(int part, String reason) {
    Sessions.broken(sent.get(part), reason).forEach(outcomes);
  }
}
