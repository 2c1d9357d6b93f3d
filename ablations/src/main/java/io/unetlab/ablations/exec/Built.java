package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.trial.BrokenRule;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.util.List;
import java.util.Optional;

/**
 * A variant's network, or why it has none: broken rules, or a fault of this program.
 *
 * @param hash of the network; empty when it could not be built
 * @param spec the network, if it was built here and is still needed
 * @param broken the rules that it breaks
 * @param fault empty when nothing went wrong
 */
record Built(
    Variant variant,
    Optional<String> hash,
    Optional<NetworkSpec> spec,
    List<BrokenRule> broken,
    Optional<String> fault) {

  /** Builds a network; a failure is recorded for this variant and does not affect others. */
  static Built of(Variant variant, VariantBuilder builder) {
    Problems problems = new Problems();
    try {
      Optional<NetworkSpec> spec = builder.build(variant, problems);
      return new Built(
          variant,
          spec.map(it -> it.hash().hex()),
          spec,
          problems.all().stream().map(BrokenRule::of).toList(),
          Optional.empty());
    } catch (RuntimeException e) {
      return failed(variant, e.toString());
    }
  }

  /** A network that is known by its hash. */
  static Built known(Variant variant, String hash) {
    return new Built(variant, Optional.of(hash), Optional.empty(), List.of(), Optional.empty());
  }

  /** A network that breaks rules. */
  static Built broken(Variant variant, List<BrokenRule> rules) {
    return new Built(variant, Optional.empty(), Optional.empty(), rules, Optional.empty());
  }

  /** A network that should have been built and was not. */
  static Built failed(Variant variant, String fault) {
    return new Built(variant, Optional.empty(), Optional.empty(), List.of(), Optional.of(fault));
  }

  /** The same without the network, which takes much more memory than its hash. */
  Built withoutSpec() {
    return new Built(variant, hash, Optional.empty(), broken, fault);
  }
}
