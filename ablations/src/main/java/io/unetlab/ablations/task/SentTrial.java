package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A trial as it is sent to another machine. A network's source locations hold whole files, so its
 * canonical text travels instead, which gives the same hash.
 *
 * @param network canonical YAML
 */
public record SentTrial(TrialKey key, String label, String network) {

  public SentTrial {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(network, "network");
  }

  public static SentTrial of(Trial trial) {
    return new SentTrial(trial.key(), trial.label(), trial.spec().yaml());
  }

  /** The trial, with the network read from its text. */
  public Trial trial() {
    NetworkSpec spec = SpecLoader.load(new Source(label, network), Path.of(""), SpecPatch.EMPTY);
    return new Trial(key, label, spec);
  }
}
