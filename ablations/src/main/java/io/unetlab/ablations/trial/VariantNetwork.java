package io.unetlab.ablations.trial;

import java.util.Objects;
import java.util.Optional;

/**
 * A variant's network, or why it has no counts.
 *
 * @param label the variant's choices that differ from the base, which identify it within its study
 * @param spec hash of its network; empty if it has none
 * @param reason why it has no counts; empty when it has
 */
public record VariantNetwork(
    String label, State state, Optional<String> spec, Optional<String> reason) {

  /** The variant's state. */
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
    if ((state == State.COUNTED) != reason.isEmpty() || state == State.COUNTED && spec.isEmpty()) {
      throw new IllegalArgumentException(label + " is " + state + ", found " + spec + reason);
    }
  }

  /** A variant whose network has counts. */
  public static VariantNetwork counted(String label, String spec) {
    return new VariantNetwork(label, State.COUNTED, Optional.of(spec), Optional.empty());
  }
}
