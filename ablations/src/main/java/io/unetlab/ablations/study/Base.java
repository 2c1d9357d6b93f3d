package io.unetlab.ablations.study;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.yaml.MapNode;
import java.util.Objects;

/**
 * The network that a study changes.
 *
 * @param tree the merged document, which the options' patches are applied to
 * @param spec parsed from it
 */
public record Base(MapNode tree, NetworkSpec spec, SpecHash hash) {

  public Base {
    Objects.requireNonNull(tree, "tree");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(hash, "hash");
  }

  static Base of(MapNode tree, NetworkSpec spec) {
    return new Base(tree, spec, spec.hash());
  }
}
