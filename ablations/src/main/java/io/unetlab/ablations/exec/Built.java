package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.util.List;
import java.util.Optional;

/**
 * A variant's network, or why it has none: broken rules, or a fault of this program.
 *
 * @param network empty when it could not be built
 * @param problems the rules that the network breaks
 * @param fault empty when nothing went wrong
 */
record Built(
    Variant variant, Optional<Network> network, List<Problem> problems, Optional<String> fault) {

  /** A spec with its hash. */
  record Network(NetworkSpec spec, String hash) {}

  /** Builds a network; a failure is recorded for this variant and does not affect others. */
  static Built of(Variant variant, VariantBuilder builder) {
    Problems problems = new Problems();
    try {
      Optional<Network> network =
          builder.build(variant, problems).map(spec -> new Network(spec, spec.hash().hex()));
      return new Built(variant, network, List.copyOf(problems.all()), Optional.empty());
    } catch (RuntimeException e) {
      return new Built(variant, Optional.empty(), List.of(), Optional.of(e.toString()));
    }
  }

  Optional<String> hash() {
    return network.map(Network::hash);
  }
}
