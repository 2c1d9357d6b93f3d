package io.unetlab.profiler.importer;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What ran, as the source calls it. Only a hash ties it to a network of ours: that two names are
 * the same says nothing.
 *
 * @param name as the source calls it; a log's is its model file's
 * @param part of a pipeline
 * @param specHash of the network's spec, 64 hexadecimal digits
 * @param modelSha256 of the file that ran, 64 hexadecimal digits
 * @param steps of the sampler that the source speaks of; a UNet's latency is still of one run
 */
public record ImportedNetwork(
    String name,
    Optional<NetworkPart> part,
    Optional<String> specHash,
    Optional<String> modelSha256,
    OptionalInt steps) {

  public ImportedNetwork {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(specHash, "specHash");
    Objects.requireNonNull(modelSha256, "modelSha256");
    Objects.requireNonNull(steps, "steps");
  }

  /** A network of which the source tells the name alone. */
  static ImportedNetwork named(String name) {
    return new ImportedNetwork(
        name, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  ImportedNetwork renamed(String other) {
    return new ImportedNetwork(other, part, specHash, modelSha256, steps);
  }
}
