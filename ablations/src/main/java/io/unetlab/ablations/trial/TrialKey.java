package io.unetlab.ablations.trial;

import java.util.Objects;

/**
 * What a trial's result follows from; two trials of the same key are the same trial, whichever
 * study asks for it.
 *
 * @param spec hash of the network
 * @param metric what is found out: {@code counts} or {@code latency}
 * @param target on what it is measured, with runtime, precision and threads; empty for counts
 * @param protocol by which rule; empty for counts
 * @param seed of the repetition, from 0
 * @param evaluator what finds it out, with its version
 */
public record TrialKey(
    String spec, String metric, String target, String protocol, long seed, String evaluator) {

  public TrialKey {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(evaluator, "evaluator");
  }

  /** The same asked about another network. */
  public TrialKey of(String otherSpec) {
    return new TrialKey(otherSpec, metric, target, protocol, seed, evaluator);
  }
}
