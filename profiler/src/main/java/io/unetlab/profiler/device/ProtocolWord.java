package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencyProtocol;

/** The protocols that a device file can name. */
enum ProtocolWord {
  QUICK(LatencyProtocol.QUICK),
  CAREFUL(LatencyProtocol.CAREFUL);

  private final LatencyProtocol protocol;

  ProtocolWord(LatencyProtocol protocol) {
    this.protocol = protocol;
  }

  LatencyProtocol protocol() {
    return protocol;
  }
}
