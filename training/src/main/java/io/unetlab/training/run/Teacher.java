package io.unetlab.training.run;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A trained network that others learn from.
 *
 * @param name of the network
 * @param network canonical YAML
 * @param weights as {@link TrainedWeights#open} takes them
 */
public record Teacher(String name, String network, Path weights) {

  public Teacher {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(weights, "weights");
  }

  public static Teacher of(NetworkSpec network, Path weights) {
    return new Teacher(network.name(), network.yaml(), weights);
  }

  public NetworkSpec spec() {
    return SpecLoader.load(new Source(name, network), Path.of(""), SpecPatch.EMPTY);
  }
}
