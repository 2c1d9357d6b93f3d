package io.unetlab.ablations.trial;

import io.unetlab.spec.model.NetworkSpec;
import java.util.Objects;

/**
 * A network to find something out about.
 *
 * @param label what people call it; its id is the hash in the key
 */
public record Trial(TrialKey key, String label, NetworkSpec spec) {

  public Trial {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(spec, "spec");
  }
}
