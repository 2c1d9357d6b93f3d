package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.process.RecordJson;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Passes on the outcomes of sessions as they come. What their consumer throws ends the run. */
final class SentSessions implements Cluster.Outputs {

  private final List<List<Trial>> sessions;
  private final Consumer<TrialOutcome> outcomes;
  private final Set<Integer> ended = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  SentSessions(List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  @Override
  public void done(int part, String output) {
    pass(part, () -> RecordJson.read(output, TrialJob.Outcomes.class).all());
  }

  @Override
  public void failed(int part, String reason) {
    pass(part, () -> Sessions.broken(sessions.get(part), reason));
  }

  // An engine that runs a slow part twice may report it twice.
  private void pass(int part, Supplier<List<TrialOutcome>> all) {
    if (!ended.add(part)) {
      return;
    }
    try {
      all.get().forEach(outcomes);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  boolean hasFailed() {
    return failure.get() != null;
  }

  void throwFailure() {
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException fault) {
      throw fault;
    }
    if (thrown instanceof Error fault) {
      throw fault;
    }
  }
}
