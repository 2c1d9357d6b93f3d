package io.unetlab.profiler.session;

import java.util.Objects;

/** A measuring process ended without a result; the message says why. */
final class ChildDiedException extends Exception {

  private static final long serialVersionUID = 1;

  private final String network;
  private final String stage;

  /**
   * @param network at work when it ended; empty when none was
   * @param stage what was being done
   */
  ChildDiedException(String network, String stage, String reason) {
    super(reason);
    this.network = Objects.requireNonNull(network, "network");
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  String network() {
    return network;
  }

  String stage() {
    return stage;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
