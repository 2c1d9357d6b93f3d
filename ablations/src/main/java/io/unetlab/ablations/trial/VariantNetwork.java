package io.unetlab.ablations.trial;

import java.util.Objects;

/**
 * Which network a variant is, or why it has no counts.
 *
 * @param number the variant's place in the design, from 0
 * @param label the variant's
 * @param spec hash of its network; empty when there is none
 * @param reason why it has no counts; empty when it has
 */
public record VariantNetwork(int number, String label, State state, String spec, String reason) {

  /** What came of the variant. */
  public enum State {
    COUNTED,
    REJECTED,
    FAILED
  }

  public VariantNetwork {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(reason, "reason");
  }
}
