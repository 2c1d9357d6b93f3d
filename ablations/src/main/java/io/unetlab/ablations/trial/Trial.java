package io.unetlab.ablations.trial;

import io.unetlab.spec.model.NetworkSpec;
import java.util.Objects;

/**
 * A network to evaluate.
 *
 * @param label its name for people; its identity is the hash in the key
 */
public record Trial(TrialKey key, String label, NetworkSpec spec) {

  public Trial {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(spec, "spec");
  }
}
