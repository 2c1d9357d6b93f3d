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

  /** A failure that a retry cannot fix. */
  public static DeviceException refused(String message) {
    return new DeviceException(message, false);
  }

  /** The connection to the device was lost; a retry may help. */
  public static DeviceException lost(String message) {
    return new DeviceException(message, true);
  }

  /** Whether a retry may help. */
  public boolean transportLost() {
    return transportLost;
  }
}
