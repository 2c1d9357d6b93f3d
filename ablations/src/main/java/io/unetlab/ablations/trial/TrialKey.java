package io.unetlab.ablations.trial;

import java.util.Objects;

/**
 * What determines a trial's result; two trials with the same key are the same trial, in any study.
 *
 * @param spec hash of the network
 * @param metric what is evaluated: {@code counts}, {@code latency} or {@code training}
 * @param target the machine that measures it, with runtime, precision and threads; empty for counts
 * @param protocol the measuring protocol, or the hash of the recipe; empty for counts
 * @param seed of the training, or of the replicate, from 0
 * @param evaluator the evaluator with its version
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

  /** The same key for another network. */
  public TrialKey of(String otherSpec) {
    return new TrialKey(otherSpec, metric, target, protocol, seed, evaluator);
  }

  // Written out: a record's own are chains of method handles, which cost a study of many networks
  // a second before they are compiled.
  @Override
  public boolean equals(Object other) {
    return other instanceof TrialKey that
        && spec.equals(that.spec)
        && seed == that.seed
        && metric.equals(that.metric)
        && target.equals(that.target)
        && protocol.equals(that.protocol)
        && evaluator.equals(that.evaluator);
  }

  @Override
  public int hashCode() {
    return 31 * spec.hashCode() + Long.hashCode(seed);
  }
}
