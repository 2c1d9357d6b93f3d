package io.unetlab.ablations.trial;

import io.unetlab.spec.model.UNetSpec;
import java.util.Objects;

/** A network to find something out about. */
public record Trial(TrialKey key, UNetSpec spec) {

  public Trial {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(spec, "spec");
  }
}
