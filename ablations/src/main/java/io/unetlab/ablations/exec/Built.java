package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.util.List;
import java.util.Optional;

/**
 * A variant's network, or why there is none: a rule's problems, or a fault of ours.
 *
 * @param hash of the network; empty when there is none
 * @param failure the fault; empty when there is none
 */
record Built(
    Variant variant,
    Optional<NetworkSpec> spec,
    String hash,
    List<Problem> problems,
    String failure) {

  /**
   * Builds a network; whatever goes wrong is said of the variant and does not take others along.
   */
  static Built of(Variant variant, VariantBuilder builder) {
    Problems problems = new Problems();
    try {
      Optional<NetworkSpec> spec = builder.build(variant, problems);
      String hash = spec.map(it -> it.hash().hex()).orElse("");
      return new Built(variant, spec, hash, List.copyOf(problems.all()), "");
    } catch (RuntimeException e) {
      return new Built(variant, Optional.empty(), "", List.of(), e.toString());
    }
  }
}
