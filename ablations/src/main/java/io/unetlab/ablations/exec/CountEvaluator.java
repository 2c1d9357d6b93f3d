package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import java.util.List;
import java.util.stream.Collectors;

/** Counts networks. */
public final class CountEvaluator implements Evaluator {

  /** The number increases when the counting convention changes; a new metric changes the rest. */
  private static final String VERSION = "counts 2 " + metrics();

  private static String metrics() {
    String names =
        CountedMetrics.ALL.stream()
            .map(counted -> counted.metric().name())
            .collect(Collectors.joining(" "));
    return Sha256.of(names).substring(0, 8);
  }

  @Override
  public TrialKey key(String spec, long seed) {
    return new TrialKey(spec, "counts", "", "", seed, VERSION);
  }

  @Override
  public boolean comparesWithFirst() {
    return false;
  }

  @Override
  public List<TrialOutcome> evaluate(List<Trial> session) {
    return session.stream().map(CountEvaluator::count).toList();
  }

  private static TrialOutcome count(Trial trial) {
    try {
      return new TrialOutcome.Done(
          trial.key(), Metrics.counted(trial.spec()), PartsDetail.write(trial.spec()));
    } catch (SpecException e) {
      Problem problem = e.problems().get(0);
      String reason = problem.code().id() + " " + problem.message();
      return new TrialOutcome.Refused(trial.key(), reason);
    }
  }
}
