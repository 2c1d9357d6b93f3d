package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.AdbHost;

/** How the user gets a connection to another host's adb server. */
final class WayToHost {

  private WayToHost() {}

  /** What to look at when nothing answers there. */
  static String check(AdbHost host) {
    return host.isLoopback()
        ? "is the tunnel open? ssh -N -L " + host.port() + ":localhost:5037 HOST"
        : "adb servers listen on their own host only: open a tunnel, ssh -N -L 5038:localhost:"
            + host.port()
            + " "
            + host.address()
            + ", and name localhost:5038 as the host";
  }
}
