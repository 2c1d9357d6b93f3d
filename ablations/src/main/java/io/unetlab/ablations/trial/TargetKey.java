package io.unetlab.ablations.trial;

import java.util.Objects;
import java.util.Optional;

/**
 * The keys under which a study's latencies on a target are stored, so that a store can be read
 * without the device.
 *
 * @param name the target's in the study
 * @param target as in the trials' keys; empty if the target could not be identified
 * @param protocol as in the trials' keys
 * @param obstacle why nothing could be measured; empty if it could
 */
public record TargetKey(
    String name, Optional<String> target, String protocol, Optional<String> obstacle) {

  public TargetKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(obstacle, "obstacle");
  }
}
