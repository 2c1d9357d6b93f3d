package io.unetlab.ablations.trial;

import io.unetlab.profiler.metric.MetricSet;
import java.time.Instant;
import java.util.Objects;

/** What came of a trial. */
public sealed interface TrialOutcome {

  TrialKey key();

  /** When it was there. */
  Instant at();

  /**
   * It gave values.
   *
   * @param detail whatever else belongs to them, as JSON; empty when there is nothing
   */
  record Done(TrialKey key, MetricSet values, String detail, Instant at) implements TrialOutcome {

    public Done {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(values, "values");
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(at, "at");
    }
  }

  /** It gave none, and the others go on. */
  record Broken(TrialKey key, String reason, Instant at) implements TrialOutcome {

    public Broken {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }
  }
}
