package io.unetlab.profiler.session;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A measuring process ended without a result; the message says why. */
final class ChildDiedException extends Exception {

  private static final long serialVersionUID = 1;

  private final @Nullable String network;
  private final String stage;

  /**
   * @param network the one it was working on, if any
   * @param stage what it was doing
   */
  ChildDiedException(Optional<String> network, String stage, String reason) {
    super(reason);
    this.network = network.orElse(null);
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  Optional<String> network() {
    return Optional.ofNullable(network);
  }

  String stage() {
    return stage;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
