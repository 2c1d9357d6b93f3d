package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.TargetException;

/** A device cannot be reached, used or trusted; the message says what to do. */
public final class DeviceException extends TargetException {

  private static final long serialVersionUID = 1;

  private final boolean transportLost;

  private DeviceException(String message, boolean transportLost) {
    super(message);
    this.transportLost = transportLost;
  }

  /** What no repetition would mend. */
  public static DeviceException refused(String message) {
    return new DeviceException(message, false);
  }

  /** The way to the device broke; what ran may be run again. */
  public static DeviceException lost(String message) {
    return new DeviceException(message, true);
  }

  /** Whether it is worth trying again. */
  public boolean transportLost() {
    return transportLost;
  }
}
