package io.unetlab.ablations.trial;

import java.util.Objects;
import java.util.Optional;

/**
 * Under which keys a study's latencies on one of its targets are kept, so that a store can be read
 * where the device is not at hand.
 *
 * @param name the target's in the study
 * @param target as in the trials' keys; empty where the target could not be asked
 * @param protocol as in the trials' keys
 * @param obstacle why nothing could be measured; empty where it could
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
