package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.UNetSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a config describes.
 *
 * @param spec a network that satisfies all rules, under a name that says nothing
 * @param origin the config's own note of where the model came from, {@code _name_or_path}
 * @param ignored keys that other tools write in addition to those of the class, in the order of the
 *     file
 */
public record DiffusersNetwork(NetworkSpec spec, Optional<String> origin, List<String> ignored) {

  public DiffusersNetwork {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(origin, "origin");
    ignored = List.copyOf(ignored);
  }

  /** Whether its text comes from another encoder than CLIP, whose texts have other lengths. */
  public boolean hasProjectedText() {
    return spec instanceof UNetSpec unet
        && unet.text().flatMap(TextSpec::encoderHidDim).isPresent();
  }

  /** The network's canonical YAML, under a name of its own. */
  public String yaml(String name) {
    return spec.named(name, name).yaml();
  }
}
