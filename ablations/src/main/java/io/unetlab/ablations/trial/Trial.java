package io.unetlab.ablations.trial;

import io.unetlab.spec.model.NetworkSpec;
import java.util.Objects;

/** A network to find something out about. */
public record Trial(TrialKey key, NetworkSpec spec) {

  public Trial {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(spec, "spec");
  }
}
