package io.unetlab.profiler.delegate;

import java.util.Objects;
import java.util.Optional;

/**
 * What a delegate does with a node.
 *
 * @param reason empty if it takes the node
 * @param change what to do about it; empty if nothing is known
 * @param source of the rule; missing if the delegate takes the node
 */
public record Verdict(Outcome outcome, String reason, String change, Optional<Source> source) {

  static final Verdict ACCEPTED = new Verdict(Outcome.ACCEPTED, "", "", Optional.empty());

  /** Whether a node is taken, as far as the rules tell. */
  public enum Outcome {
    ACCEPTED,
    REFUSED,
    /** The delegate has the operator, but its conditions were not read. */
    UNKNOWN
  }

  public Verdict {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(source, "source");
  }

  static Verdict refused(String reason, String change, Source source) {
    return new Verdict(Outcome.REFUSED, reason, change, Optional.of(source));
  }

  public boolean isAccepted() {
    return outcome == Outcome.ACCEPTED;
  }
}
