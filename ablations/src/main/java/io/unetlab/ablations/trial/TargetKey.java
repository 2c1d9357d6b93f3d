package io.unetlab.ablations.trial;

import java.util.Objects;

/**
 * Under which keys a study's latencies on one of its targets are kept, so that a store can be read
 * where the device is not at hand.
 *
 * @param name the target's in the study
 * @param target as in the trials' keys; empty where it could not be asked
 * @param protocol as in the trials' keys
 * @param obstacle why nothing could be measured; empty where it could
 */
public record TargetKey(String name, String target, String protocol, String obstacle) {

  public TargetKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(obstacle, "obstacle");
  }
}
