package io.unetlab.profiler.importer;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What ran, as the source names it. Only a hash links it to one of our networks: equal names prove
 * nothing.
 *
 * @param name as the source names it; for a log, the name of its model file
 * @param part of a pipeline
 * @param specHash of the network's spec, 64 hexadecimal digits
 * @param modelSha256 of the file that ran, 64 hexadecimal digits
 * @param steps sampler steps that the source mentions; a UNet's latency is still that of one run
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

  /** A network of which only the name is known. */
  static ImportedNetwork named(String name) {
    return new ImportedNetwork(
        name, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  ImportedNetwork tied(String hash) {
    return new ImportedNetwork(name, part, Optional.of(hash), modelSha256, steps);
  }

  ImportedNetwork renamed(String other) {
    return new ImportedNetwork(other, part, specHash, modelSha256, steps);
  }
}
