package io.unetlab.ablations.trial;

import io.unetlab.profiler.metric.MetricSet;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What came of a trial. */
public sealed interface TrialOutcome {

  TrialKey key();

  /** When it was there. */
  Instant at();

  /** The values that it gave; empty when it gave none. */
  Optional<Done> done();

  /** Why it gave no values; empty when it gave some. */
  Optional<String> obstacle();

  /** Whether another try may give something else. */
  boolean isWorthRetrying();

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

    @Override
    public Optional<Done> done() {
      return Optional.of(this);
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }

    @Override
    public boolean isWorthRetrying() {
      return false;
    }
  }

  /** The network cannot have such values, so every try gives the same. */
  record Refused(TrialKey key, String reason, Instant at) implements TrialOutcome {

    public Refused {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public Optional<Done> done() {
      return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.of(reason);
    }

    @Override
    public boolean isWorthRetrying() {
      return false;
    }
  }

  /** It failed, and the others go on; a later run tries again. */
  record Broken(TrialKey key, String reason, Instant at) implements TrialOutcome {

    public Broken {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public Optional<Done> done() {
      return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.of(reason);
    }

    @Override
    public boolean isWorthRetrying() {
      return true;
    }
  }
}
