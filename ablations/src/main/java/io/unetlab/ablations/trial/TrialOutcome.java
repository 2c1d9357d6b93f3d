package io.unetlab.ablations.trial;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.unetlab.profiler.metric.MetricSet;
import java.util.Objects;
import java.util.Optional;

/** The outcome of a trial. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface TrialOutcome {

  TrialKey key();

  /** Its values; empty if there are none. */
  Optional<Done> done();

  /** Why there are no values; empty if there are some. */
  Optional<String> obstacle();

  /** Whether a retry may have a different outcome. */
  boolean isWorthRetrying();

  /**
   * It has values.
   *
   * @param detail further data, as JSON; empty if there is none
   */
  record Done(TrialKey key, MetricSet values, String detail) implements TrialOutcome {

    public Done {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(values, "values");
      Objects.requireNonNull(detail, "detail");
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

  /** The network cannot have such values, so a retry is pointless. */
  record Refused(TrialKey key, String reason) implements TrialOutcome {

    public Refused {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(reason, "reason");
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

  /** It failed and the others go on; a later run tries again. */
  record Broken(TrialKey key, String reason) implements TrialOutcome {

    public Broken {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(reason, "reason");
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
